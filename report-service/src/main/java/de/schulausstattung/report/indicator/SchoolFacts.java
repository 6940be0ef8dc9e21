package de.schulausstattung.report.indicator;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.EquipmentRule;

/**
 * What is known of a school on a day; every indicator is computed from this and nothing else.
 *
 * @param counts the pupils of the newest count up to the day, or null where there is none
 */
record SchoolFacts(String schulnummer, String name, String schulform, @Nullable PupilCounts counts, Devices devices,
        Rooms rooms) {

    /** The active pupils by Jahrgang at a Stichtag, with what each of them shall have. */
    record PupilCounts(String schuljahr, LocalDate stichtag, List<JahrgangPupils> jahrgaenge) {
    }

    /**
     * The pupils of one Jahrgang.
     *
     * @param compared whether the reference counts them
     * @param rule what the measure asks for them, if it does
     */
    record JahrgangPupils(String jahrgang, long pupils, boolean compared, @Nullable EquipmentRule rule) {

        long target() {
            return rule == null ? 0 : rule.target(pupils);
        }
    }

    /**
     * Devices in service.
     *
     * @param forPupils of them those that the measure counts for pupils
     * @param compared of them those that the reference counts for pupils
     * @param dated of them those of known age
     * @param days the sum of their ages
     * @param withLife of them those whose class has a useful life
     * @param beyond of them those that have reached it
     */
    record Devices(long inService, long forPupils, long compared, long dated, long days, long withLife, long beyond) {
        static final Devices NONE = new Devices(0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Rooms in which lessons take place.
     *
     * @param withDisplay of them those with a working display
     * @param target the displays that they shall have
     * @param met working ones of these: a room's second display is no other's first
     */
    record Rooms(long relevant, long withDisplay, long target, long met) {
        static final Rooms NONE = new Rooms(0, 0, 0, 0);
    }

    List<JahrgangPupils> jahrgaenge() {
        return counts == null ? List.of() : counts.jahrgaenge();
    }

    long pupils() {
        return jahrgaenge().stream().mapToLong(JahrgangPupils::pupils).sum();
    }

    /** The pupils whom the reference counts. */
    long pupilsCompared() {
        return jahrgaenge().stream().filter(JahrgangPupils::compared).mapToLong(JahrgangPupils::pupils).sum();
    }

    /** The devices that pupils shall have. */
    long target() {
        return jahrgaenge().stream().mapToLong(JahrgangPupils::target).sum();
    }
}
