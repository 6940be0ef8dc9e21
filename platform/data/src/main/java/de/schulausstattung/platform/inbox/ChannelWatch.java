package de.schulausstattung.platform.inbox;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;

/**
 * Ends the process once a channel has stopped: it does not begin again by itself, and a service that goes on without it would
 * answer from read models that stand still. A channel stops where a batch is given back unapplied; a broker that is away, or
 * refuses the login, is asked again without end. Kubernetes would end the process after its liveness probe; Compose starts
 * again only what has ended. While the application ends its channels stop as well, and that is no fault.
 */
@ApplicationScoped
class ChannelWatch {

    static final int STOPPED = 1;

    private final OpenBatches batches;
    private final Supplier<HealthReport> channels;
    private final IntConsumer exit;
    private boolean hasEnded;

    @Inject
    ChannelWatch(OpenBatches batches, HealthCenter health) {
        this(batches, health::getLiveness, Quarkus::asyncExit);
    }

    ChannelWatch(OpenBatches batches, Supplier<HealthReport> channels, IntConsumer exit) {
        this.batches = batches;
        this.channels = channels;
        this.exit = exit;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void look() {
        var report = channels.get();
        // Asked after the report: what had stopped by then had stopped before the end began, or because of it.
        if (hasEnded || report.isOk() || batches.isEnding()) {
            return;
        }
        hasEnded = true;
        Log.errorf("The service ends, for it would have to go on without what these channels bring: %s",
                report.getChannels().stream().filter(channel -> !channel.isOk())
                        .map(channel -> channel.getChannel() + " (" + channel.getMessage() + ")")
                        .collect(Collectors.joining(", ")));
        exit.accept(STOPPED);
    }
}
