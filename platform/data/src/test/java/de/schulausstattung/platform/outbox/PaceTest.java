package de.schulausstattung.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Pace pace = new Pace(2_000, now::get);

    @Test
    void letsASecondsWorthGoAtOnce() {
        assertThat(pace.after(1_500)).isZero();
        assertThat(pace.after(500)).isZero();
    }

    /** Four batches a second and no more, for as long as it lasts; the nanosecond clock overflows meanwhile. */
    @Test
    void holdsTheRateForAsLongAsMoreIsWaiting() {
        var waited = Duration.ZERO;
        for (int batch = 0; batch < 100; batch++) {
            var pause = pace.after(500);
            now.addAndGet(pause.toNanos());
            waited = waited.plus(pause);
        }

        assertThat(waited).isEqualTo(Duration.ofSeconds(24));
    }

    @Test
    void savesNoMoreThanASecondInQuietTimes() {
        now.addAndGet(Duration.ofHours(8).toNanos());

        assertThat(pace.after(3_000)).isEqualTo(Duration.ofMillis(500));
    }
}
