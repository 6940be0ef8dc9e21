package de.schulausstattung.report.indicator;

/**
 * A row of the table Schulform × Jahrgang.
 *
 * @param devices so many devices
 * @param perPupils for so many pupils; 0 devices where the Jahrgang does not count
 * @param target the devices that all pupils of the row need
 */
public record JahrgangTarget(String schulform, String jahrgang, long pupils, int devices, int perPupils, long target) {

    static JahrgangTarget of(String schulform, SchoolFacts.JahrgangPupils one) {
        return new JahrgangTarget(schulform, one.jahrgang(), one.pupils(), one.quota().devices(), one.quota().pupils(),
                one.quota().target(one.pupils()));
    }

    JahrgangTarget plus(JahrgangTarget other) {
        return new JahrgangTarget(schulform, jahrgang, pupils + other.pupils, devices, perPupils, target + other.target);
    }
}
