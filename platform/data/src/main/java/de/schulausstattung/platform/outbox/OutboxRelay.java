package de.schulausstattung.platform.outbox;

import java.time.Duration;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/**
 * Runs a {@link RelayLoop} for as long as the process lives. The commit of a change wakes it at once; a poll finds what a
 * replica that died has left. While the broker is away it tries again with growing pauses, and writes go on.
 */
@ApplicationScoped
class OutboxRelay {

    private final OutboxConfig config;
    private final RelayLoop loop;
    private Thread worker = Thread.ofVirtual().unstarted(() -> {
    });

    OutboxRelay(OutboxConfig config, DataSource dataSource, @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics, RelayMetrics metrics, TenantScope tenants) {
        this.config = config;
        this.loop = new RelayLoop(config, dataSource, kafka, topics, metrics,
                look -> tenants.call(new Scope.Platform(), "system:relay", look));
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            worker = Thread.ofVirtual().name("outbox-relay").start(loop);
        }
    }

    /** Lets the batch at hand finish, so that nothing is sent twice without need. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        if (config.relay()) {
            worker.join(Duration.ofSeconds(20));
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Appended appended) {
        loop.wake();
    }
}
