package de.schulausstattung.report.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.report.loop.RequestedNeed.Standing;

class NeedsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** What an earlier decision granted is nothing once it was taken back. */
    @ParameterizedTest
    @CsvSource({ "SUBMITTED,24,,UNDECIDED,0", "APPROVED,24,24,APPROVED_IN_FULL,24", "APPROVED,24,23,APPROVED_IN_PART,23",
            "REJECTED,24,,REJECTED,0", "REJECTED,24,18,REJECTED,0", "CARRIED_OVER,24,,CARRIED_OVER,0",
            "WITHDRAWN,24,,WITHDRAWN,0" })
    void countsInOneWay(String status, int requested, @Nullable Integer approved, Standing standing, int granted) {
        var need = need("NEW", "TABLET", status, requested, approved);

        assertThat(need.standing()).isEqualTo(standing);
        assertThat(need.granted()).isEqualTo(granted);
    }

    @Test
    void setsWhatWasGrantedAgainstWhatWasDecided() {
        var of = Needs.of(List.of(need("NEW", "TABLET", "APPROVED", 24, 18), need("NEW", "TABLET", "REJECTED", 10, null),
                need("REPLACEMENT", "TABLET", "APPROVED", 6, 6), need("NEW", "DISPLAY", "SUBMITTED", 3, null),
                need("NEW", "DISPLAY", "WITHDRAWN", 5, null), need("NEW", "DISPLAY", "CARRIED_OVER", 7, null),
                need("TRAINING", null, "APPROVED", 90, 60)));

        assertThat(of.devices()).isEqualTo(new NeedCounts(6, 1, 1, 1, 1, 1, 1, 55, 40, 24));
        assertThat(of.trainings()).isEqualTo(new NeedCounts(1, 0, 0, 1, 0, 0, 0, 90, 90, 60));
        assertThat(of.kinds()).extracting(one -> one.kind() + " " + one.deviceClass() + " " + one.counts().submitted())
                .containsExactly("NEW DISPLAY 3", "NEW TABLET 2", "REPLACEMENT TABLET 1", "TRAINING null 1");
    }

    @Test
    void putsWhatSchoolsNeedBesideWhatWasAgreedOnByTopic() {
        var needs = List.of(need("TRAINING", null, "APPROVED", 20, 15), need("TRAINING", null, "WITHDRAWN", 90, null),
                need("NEW", "TABLET", "APPROVED", 24, 24));
        var lines = List.of(line("TRAINING", "Tablets", 12, "DONE"), line("TRAINING", "Tablets", 8, "OPEN"),
                line("TRAINING", " ", 3, "OPEN"), line("PURCHASE", null, 24, "DELIVERED"));

        assertThat(TrainingTopic.of(needs, lines, DAY)).containsExactly(new TrainingTopic("Tablets", 1, 20, 15, 2, 20, 12),
                new TrainingTopic("ohne Angabe", 0, 0, 0, 1, 3, 0));
    }

    @Test
    void countsEachSchoolOnceWithTheFurthestOfItsTalks() {
        var talks = List.of(talk("1", "CANCELLED", null), talk("1", "HELD", DAY), talk("2", "INVITED", DAY.plusDays(3)),
                talk("3", "PLANNED", null), talk("4", "CANCELLED", null), talk("6", "HELD", DAY.plusDays(1)),
                talk("9", "HELD", DAY.minusDays(100)));

        assertThat(Talks.of(talks, List.of("1", "2", "3", "4", "5", "6"), DAY)).isEqualTo(new Talks(7, 2, 2, 2, 1, 1, 1));
        assertThat(Talks.of(List.of(), List.of(), DAY)).isEqualTo(new Talks(0, 0, 0, 0, 0, 0, 0));
    }

    private static Talk talk(String school, String status, @Nullable LocalDate day) {
        return new Talk(school, status, day, true);
    }

    private static AgreedLine line(String kind, @Nullable String topic, int quantity, String outcome) {
        return new AgreedLine("165384", 2025, 2026, kind, "ACCEPTED", outcome, quantity, null, null, topic);
    }

    private static RequestedNeed need(String kind, @Nullable String deviceClass, String status, int requested,
            @Nullable Integer approved) {
        return new RequestedNeed("165384", kind, deviceClass, kind.equals("TRAINING") ? "Tablets" : null, status, requested,
                approved);
    }
}
