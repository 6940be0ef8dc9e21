package de.schulausstattung.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.smallrye.reactive.messaging.health.HealthReport;

/** When the process is told to end, and with what; that it then ends is Quarkus' part. */
class ChannelWatchTest {

    private static final HealthReport ONE_STOPPED = HealthReport.builder().add("other-events", true)
            .add("inventory-device", false, "permission denied for table device").build();

    private final OpenBatches batches = new OpenBatches();
    private final List<Integer> exits = new ArrayList<>();

    @Test
    void goesOnWhileEveryChannelIsAlive() {
        look(HealthReport.builder().add("other-events", true).add("inventory-device", true).build());

        assertThat(exits).isEmpty();
    }

    @Test
    void endsWhereOneOfThemHasStopped() {
        var watch = new ChannelWatch(batches, () -> ONE_STOPPED, exits::add);

        watch.look();
        // The end takes longer than until the next look.
        watch.look();

        assertThat(exits).containsExactly(ChannelWatch.STOPPED);
    }

    /** A batch that comes then is refused, and its channel stops. */
    @Test
    void doesNotMistakeTheEndForAFault() throws InterruptedException {
        batches.end();

        look(ONE_STOPPED);

        assertThat(exits).isEmpty();
    }

    private void look(HealthReport report) {
        new ChannelWatch(batches, () -> report, exits::add).look();
    }
}
