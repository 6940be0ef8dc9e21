package de.schulausstattung.meeting.planning;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the schools of a Träger stand in a round.
 *
 * @param schools how many there are in operation
 * @param lacking how many of them lack what
 * @param items those asked for, by Schulnummer: all of them, a Träger has few hundred
 */
public record RoundBoard(int jahr, int zieljahr, int schools,
        @Schema(description = "How many schools lack what, whatever was asked for") Map<Lack, Long> lacking,
        List<SchoolStanding> items) {

    static RoundBoard of(int jahr, List<SchoolStanding> all, List<SchoolStanding> asked) {
        var lacking = new EnumMap<Lack, Long>(Lack.class);
        for (var lack : Lack.values()) {
            lacking.put(lack, all.stream().filter(school -> school.lacks().contains(lack)).count());
        }
        return new RoundBoard(jahr, jahr + 1, all.size(), lacking, asked);
    }
}
