package de.schulausstattung.report.loop;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;

import de.schulausstattung.report.loop.AgreedLine.Standing;

/**
 * What became of lines that were agreed on. {@code accepted} is {@code due} and {@code pending}; {@code due} is {@code kept},
 * {@code open}, {@code dropped} and {@code carriedOver}; {@code kept} is {@code inTime}, {@code late} and {@code undated}.
 *
 * @param due accepted lines whose day has come, or that were delivered, done, dropped or carried over before it
 * @param kept delivered or done
 * @param inTime of the kept ones those delivered by the day they were due
 * @param undated of the kept ones those without a day to be due, or whose day of delivery nobody knows
 * @param open due, and neither delivered nor closed
 * @param carriedOver taken over into the talk of the year after, where they count again
 * @param pending accepted lines whose day has not come, or that have none
 * @param rejected lines that were refused: in no other number
 * @param deferred lines that were put off: in no other number
 */
public record AgreementCounts(int accepted, int due, int kept, int inTime, int late, int undated, int open, int dropped,
        int carriedOver, int pending, int rejected, int deferred) {

    static AgreementCounts of(Collection<AgreedLine> lines, LocalDate day) {
        var counts = new EnumMap<Standing, Integer>(Standing.class);
        for (var standing : Standing.values()) {
            counts.put(standing, 0);
        }
        lines.forEach(line -> counts.merge(line.standing(day), 1, Integer::sum));
        int kept = counts.get(Standing.KEPT_IN_TIME) + counts.get(Standing.KEPT_LATE) + counts.get(Standing.KEPT_UNDATED);
        int due = kept + counts.get(Standing.OPEN) + counts.get(Standing.DROPPED) + counts.get(Standing.CARRIED_OVER);
        return new AgreementCounts(due + counts.get(Standing.PENDING), due, kept, counts.get(Standing.KEPT_IN_TIME),
                counts.get(Standing.KEPT_LATE), counts.get(Standing.KEPT_UNDATED), counts.get(Standing.OPEN),
                counts.get(Standing.DROPPED), counts.get(Standing.CARRIED_OVER), counts.get(Standing.PENDING),
                counts.get(Standing.REJECTED), counts.get(Standing.DEFERRED));
    }
}
