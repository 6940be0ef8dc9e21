package de.schulausstattung.report.indicator;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.rule.Quota;

/**
 * What is known of a school on a day; every indicator is computed from this and nothing else.
 *
 * @param counts the pupils of the newest count up to the day, or null where there is none
 */
record SchoolFacts(String schulnummer, String name, String schulform, @Nullable PupilCounts counts, Devices devices,
        Rooms rooms) {

    /** The active pupils by Jahrgang at a Stichtag, with the quota of each. */
    record PupilCounts(String schuljahr, LocalDate stichtag, List<JahrgangPupils> jahrgaenge) {
    }

    /** The pupils of one Jahrgang. */
    record JahrgangPupils(String jahrgang, long pupils, Quota quota) {
    }

    /**
     * Devices in service.
     *
     * @param forPupils of them TABLET, NOTEBOOK, CONVERTIBLE for SUS or POOL
     * @param dated of them those of known age
     * @param days the sum of their ages
     * @param withLife of them those whose class has a useful life
     * @param beyond of them those that have reached it
     */
    record Devices(long inService, long forPupils, long dated, long days, long withLife, long beyond) {
        static final Devices NONE = new Devices(0, 0, 0, 0, 0, 0);
    }

    /** Rooms in which lessons take place, and those of them with a working display. */
    record Rooms(long relevant, long withDisplay) {
        static final Rooms NONE = new Rooms(0, 0);
    }

    List<JahrgangPupils> jahrgaenge() {
        return counts == null ? List.of() : counts.jahrgaenge();
    }

    long pupils() {
        return jahrgaenge().stream().mapToLong(JahrgangPupils::pupils).sum();
    }

    /** The pupils who shall have a device. */
    long pupilsCounted() {
        return jahrgaenge().stream().filter(one -> one.quota().counts()).mapToLong(JahrgangPupils::pupils).sum();
    }

    /** The devices that the quotas ask for. */
    long target() {
        return jahrgaenge().stream().mapToLong(one -> one.quota().target(one.pupils())).sum();
    }
}
