package de.schulausstattung.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class LetterWatchTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final LetterWatch watch = new LetterWatch(now::get);

    @Test
    void asksOnceInHalfAMinute() {
        assertThat(look(false)).isFalse();
        assertThat(look(true)).as("seen lately").isFalse();
        after(31);
        assertThat(look(true)).isTrue();
        assertThat(looks).hasValue(2);
    }

    /** Seen red with a memory without end: once true, every later batch asked for letters to heal. */
    @Test
    void returnsToQuietWhenTheLettersAreResolved() {
        watch.opened("report-device");
        assertThat(look(false)).isTrue();
        after(31);
        assertThat(look(false)).isFalse();
    }

    @Test
    void looksAgainWhenPartitionsCome() {
        assertThat(look(false)).isFalse();
        watch.lookAgain();
        assertThat(look(true)).isTrue();
    }

    /** Seen red with a plain put of what the look found. */
    @Test
    void keepsALetterThatCameDuringALook() {
        assertThat(watch.isOpen("report-device", () -> {
            watch.opened("report-device");
            return false;
        })).isFalse();
        assertThat(look(false)).isTrue();
    }

    private boolean look(boolean open) {
        return watch.isOpen("report-device", () -> {
            looks.incrementAndGet();
            return open;
        });
    }

    private void after(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
