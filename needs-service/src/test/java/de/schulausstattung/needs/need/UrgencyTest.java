package de.schulausstattung.needs.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.need.Urgency.Condition;
import de.schulausstattung.needs.need.Urgency.Level;

class UrgencyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Condition device(String status, @Nullable LocalDate plannedUntil) {
        return new Condition(status, TODAY.minusYears(4), plannedUntil);
    }

    private static Urgency of(Condition... devices) {
        return Objects.requireNonNull(Urgency.of(List.of(devices), TODAY));
    }

    @Test
    void isUnknownWhereNoDeviceIsKnown() {
        assertThat(Urgency.of(List.of(), TODAY)).isNull();
    }

    @Test
    void isLowWhereAllWorkWithinTheirPlannedLife() {
        assertThat(of(device("IN_SERVICE", TODAY), device("IN_STOCK", null)).level()).isEqualTo(Level.LOW);
    }

    @Test
    void isMediumWhereSomeAreBrokenOrPastTheirLife() {
        var urgency = of(device("DEFECT", null), device("IN_SERVICE", null), device("IN_SERVICE", null));

        assertThat(urgency.level()).isEqualTo(Level.MEDIUM);
        assertThat(urgency.unusable()).isEqualTo(1);
    }

    @Test
    void isHighFromHalfOfThemOnAndCountsNoDeviceTwice() {
        var urgency = of(device("LOST", TODAY.minusDays(1)), device("IN_SERVICE", TODAY.minusDays(1)),
                device("IN_SERVICE", null), device("IN_SERVICE", TODAY.plusDays(1)));

        assertThat(urgency.level()).isEqualTo(Level.HIGH);
        assertThat(urgency.unusable()).isEqualTo(1);
        assertThat(urgency.overdue()).isEqualTo(1);
    }

    @Test
    void tellsTheMeanAgeOfThoseWhoseAgeIsKnown() {
        assertThat(of(device("IN_SERVICE", null), new Condition("IN_SERVICE", TODAY.minusYears(6), null),
                new Condition("IN_SERVICE", null, null)).meanAgeYears()).isEqualByComparingTo("5.0");
        assertThat(of(new Condition("IN_SERVICE", null, null)).meanAgeYears()).isNull();
    }
}
