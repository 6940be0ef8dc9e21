package de.schulausstattung.report.loop;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import de.schulausstattung.report.loop.Talk.Standing;

/**
 * How many schools had their regular talk of a year. Each school counts once: {@code schools} is the sum of {@code held},
 * {@code appointed}, {@code planned}, {@code cancelled} and {@code missing}.
 *
 * @param schools those open on the day, and those that had a regular talk in the year and are open no more
 * @param complete of the held ones those in which school, Träger and pedagogical advice took part
 * @param appointed schools with an appointment still to come
 * @param planned schools whose talk has no appointment
 * @param missing schools without a talk
 */
public record Talks(int schools, int held, int complete, int appointed, int planned, int cancelled, int missing) {

    static Talks of(Collection<Talk> talks, Collection<String> openSchools, LocalDate day) {
        var furthest = new HashMap<String, Standing>();
        openSchools.forEach(school -> furthest.put(school, Standing.MISSING));
        talks.forEach(talk -> furthest.merge(talk.schulnummer(), talk.standing(day),
                (one, other) -> one.compareTo(other) > 0 ? one : other));
        var counts = new EnumMap<Standing, Integer>(Standing.class);
        furthest.values().forEach(standing -> counts.merge(standing, 1, Integer::sum));
        return new Talks(furthest.size(), count(counts, Standing.HELD),
                (int) talks.stream().filter(talk -> talk.isComplete(day)).map(Talk::schulnummer).distinct().count(),
                count(counts, Standing.APPOINTED), count(counts, Standing.PLANNED), count(counts, Standing.CANCELLED),
                count(counts, Standing.MISSING));
    }

    private static int count(Map<Standing, Integer> counts, Standing standing) {
        return counts.getOrDefault(standing, 0);
    }
}
