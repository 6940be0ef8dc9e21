package de.schulausstattung.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenBatchesTest {

    private final OpenBatches batches = new OpenBatches();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void theEndWaitsForWhatIsInHandAndRefusesWhatComes() {
        var goOn = new CountDownLatch(1);
        var done = new AtomicBoolean();
        var begun = new AtomicBoolean();
        var batch = CompletableFuture.runAsync(() -> batches.run(() -> {
            begun.set(true);
            awaitUnchecked(goOn);
            done.set(true);
        }), threads);
        await().until(begun::get);
        var end = CompletableFuture.supplyAsync(() -> {
            endUnchecked();
            return done.get();
        }, threads);
        await().until(batches::isEnding);

        var late = new AtomicBoolean();
        assertThatThrownBy(() -> batches.run(() -> late.set(true))).hasMessageContaining("left to others");
        assertThat(end).isNotDone();
        goOn.countDown();

        assertThat(end.join()).as("done before the end").isTrue();
        assertThat(late).isFalse();
        batch.join();
    }

    @Test
    void nothingIsRefusedBefore() {
        var done = new AtomicBoolean();
        batches.run(() -> batches.run(() -> done.set(true)));

        assertThat(done).isTrue();
        assertThat(batches.isEnding()).isFalse();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endUnchecked() {
        try {
            batches.end();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
