package de.schulausstattung.platform.projection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;

/**
 * The day that figures speak of, and the one rule for which devices are in service on it. Figures speak of the end of the day,
 * so the first day of use counts and the last one does not: what was retired today is gone today, and tomorrow's question about
 * today gets the same answer. What was in service a year ago, plus what came and minus what went, is what is in service now.
 *
 * <p>
 * Today the status decides. A status has no past: for past days the valid time decides, and a device without an end counts if
 * it
 * is in use still. One that is defect now was in use until it broke, which no event dates, so it counts for past days and not
 * today; never put into service, it counts on no day. A device without any date cannot be placed in the past.
 *
 * @param today whether the day is today
 */
public record AsOf(LocalDate day, boolean today) {

    private static final String TODAY = "d.status = 'IN_SERVICE'";
    private static final String THEN = """
            d.since <= asked.day AND CASE WHEN d.in_service_until IS NOT NULL THEN d.in_service_until > asked.day
                                          WHEN d.status = 'DEFECT' THEN d.in_service_from IS NOT NULL
                                          ELSE d.status = 'IN_SERVICE' END""";

    /**
     * The day that a caller asks for, today where none is named.
     *
     * @throws InvalidRequest where it lies in the future
     */
    public static AsOf of(@Nullable LocalDate day, Clock clock, Problems problems) {
        var now = LocalDate.now(clock);
        if (day == null || day.equals(now)) {
            return new AsOf(now, true);
        }
        if (day.isAfter(now)) {
            throw new InvalidRequest("invalid-parameter",
                    List.of(Violation.parameter("asOf", "in-the-future", problems.text("violation.in-the-future"))));
        }
        return new AsOf(day, false);
    }

    /**
     * The condition of SQL under which a device is in service on the day; the only place that has it.
     *
     * @return a condition on the projected table {@code device d}, with a column {@code since}, beside a row {@code asked}
     *         whose column {@code day} is this day
     */
    public String inService() {
        return today ? TODAY : THEN;
    }
}
