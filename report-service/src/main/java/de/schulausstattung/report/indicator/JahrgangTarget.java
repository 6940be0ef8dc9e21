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
        var rule = one.rule();
        return new JahrgangTarget(schulform, one.jahrgang(), one.pupils(), rule == null ? 0 : rule.devices(),
                rule == null ? 1 : rule.per(), one.target());
    }

    JahrgangTarget plus(JahrgangTarget other) {
        return new JahrgangTarget(schulform, jahrgang, pupils + other.pupils, devices, perPupils, target + other.target);
    }
}
