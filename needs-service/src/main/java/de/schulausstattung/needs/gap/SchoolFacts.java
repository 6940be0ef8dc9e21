package de.schulausstattung.needs.gap;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.projection.KnownSchool;

/**
 * What is known of a school on a day.
 *
 * @param counts the newest count of pupils up to the day, or null where there is none
 * @param pupilDevices devices for pupils in service
 * @param rooms those that lessons take place in
 */
record SchoolFacts(KnownSchool school, @Nullable PupilCounts counts, long pupilDevices, List<Room> rooms) {

    /** The active pupils by Jahrgang at a Stichtag. */
    record PupilCounts(String schuljahr, LocalDate stichtag, List<Pupils> jahrgaenge) {
    }

    /** The pupils of one Jahrgang. */
    record Pupils(String jahrgang, long pupils) {
    }

    /**
     * A room.
     *
     * @param displays those in service in it
     */
    record Room(UUID id, String name, String kind, List<UUID> displays) {
    }
}
