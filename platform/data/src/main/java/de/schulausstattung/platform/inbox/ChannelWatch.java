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
 * answer from read models that stand still. Channels stop where the broker's name does not resolve, where it refuses the
 * service's
 * login, or where applying fails in a way that trying again does not mend; a broker that is away is none of these.
 * Kubernetes would end the process after its liveness probe; Compose starts again only what has ended.
 */
@ApplicationScoped
class ChannelWatch {

    static final int STOPPED = 1;

    private final Supplier<HealthReport> channels;
    private final IntConsumer exit;

    @Inject
    ChannelWatch(HealthCenter health) {
        this(health::getLiveness, Quarkus::asyncExit);
    }

    ChannelWatch(Supplier<HealthReport> channels, IntConsumer exit) {
        this.channels = channels;
        this.exit = exit;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        var report = channels.get();
        if (report.isOk()) {
            return;
        }
        Log.errorf("The service ends, for it would have to go on without what these channels bring: %s",
                report.getChannels().stream().filter(channel -> !channel.isOk())
                        .map(channel -> channel.getChannel() + " (" + channel.getMessage() + ")")
                        .collect(Collectors.joining(", ")));
        exit.accept(STOPPED);
    }
}
