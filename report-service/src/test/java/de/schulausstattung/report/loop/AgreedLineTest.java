package de.schulausstattung.report.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.report.loop.AgreedLine.Standing;

class AgreedLineTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** The day of delivery decides, not what is known today; what is due today is due at the end of the day. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            REJECTED, OPEN,         2026-01-01,           , REJECTED
            DEFERRED, OPEN,         2026-01-01,           , DEFERRED
            ACCEPTED, OPEN,                   ,           , PENDING
            ACCEPTED, OPEN,         2026-11-21,           , PENDING
            ACCEPTED, OPEN,         2026-11-20,           , OPEN
            ACCEPTED, ORDERED,      2026-11-19,           , OPEN
            ACCEPTED, ORDERED,      2026-12-31,           , PENDING
            ACCEPTED, DELIVERED,    2026-11-10, 2026-11-10, KEPT_IN_TIME
            ACCEPTED, DELIVERED,    2027-03-31, 2026-11-20, KEPT_IN_TIME
            ACCEPTED, DELIVERED,    2026-11-10, 2026-11-11, KEPT_LATE
            ACCEPTED, DELIVERED,    2026-11-10, 2026-11-21, OPEN
            ACCEPTED, DELIVERED,    2027-01-31, 2026-11-21, PENDING
            ACCEPTED, DELIVERED,              , 2026-11-11, KEPT_UNDATED
            ACCEPTED, DELIVERED,    2026-11-10,           , KEPT_UNDATED
            ACCEPTED, DONE,         2026-11-10,           , KEPT_UNDATED
            ACCEPTED, DONE,         2026-11-10, 2026-11-12, KEPT_LATE
            ACCEPTED, DROPPED,      2027-01-31,           , DROPPED
            ACCEPTED, CARRIED_OVER,           ,           , CARRIED_OVER
            """)
    void countsInOneWay(String decision, String outcome, @Nullable LocalDate dueOn, @Nullable LocalDate deliveredOn,
            Standing standing) {
        assertThat(line(decision, outcome, dueOn, deliveredOn).standing(DAY)).isEqualTo(standing);
    }

    @RepeatedTest(20)
    void everyLineCountsOnceAndTheSumsHold(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var lines = new ArrayList<AgreedLine>();
        for (int i = random.nextInt(80); i > 0; i--) {
            lines.add(line(pick(random, "ACCEPTED", "ACCEPTED", "ACCEPTED", "REJECTED", "DEFERRED"),
                    pick(random, "OPEN", "ORDERED", "DELIVERED", "DROPPED", "CARRIED_OVER", "DONE"), day(random), day(random)));
        }

        var counts = AgreementCounts.of(lines, DAY);

        assertThat(counts.accepted() + counts.rejected() + counts.deferred()).isEqualTo(lines.size());
        assertThat(counts.due() + counts.pending()).isEqualTo(counts.accepted());
        assertThat(counts.kept() + counts.open() + counts.dropped() + counts.carriedOver()).isEqualTo(counts.due());
        assertThat(counts.inTime() + counts.late() + counts.undated()).isEqualTo(counts.kept());
        assertThat(counts.kept()).isEqualTo((int) lines.stream().filter(line -> line.isKept(DAY)).count());
    }

    private static AgreedLine line(String decision, String outcome, @Nullable LocalDate dueOn,
            @Nullable LocalDate deliveredOn) {
        return new AgreedLine("165384", 2026, 2027, "PURCHASE", decision, outcome, 1, dueOn, deliveredOn, null);
    }

    private static @Nullable LocalDate day(Random random) {
        return random.nextInt(4) == 0 ? null : DAY.plusDays(random.nextInt(7) - 3);
    }

    private static String pick(Random random, String... from) {
        return List.of(from).get(random.nextInt(from.length));
    }
}
