package de.schulausstattung.platform.inbox;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

/**
 * What an operator watches of consumers: dead letters that are open, per consumer; back at zero when they are resolved. Each
 * consumer's counter and lag are there from the start, so that the first count is an increase.
 */
@Startup
@ApplicationScoped
class InboxMetrics {

    private static final String LOOK = "SELECT consumer, count(*) FROM dead_letter WHERE resolved_at IS NULL GROUP BY consumer";

    private final DataSource dataSource;
    private final TenantScope tenants;
    private final Map<String, AtomicLong> open;

    InboxMetrics(DataSource dataSource, TenantScope tenants, MeterRegistry metrics, @All List<Reaction<?>> reactions) {
        this.dataSource = dataSource;
        this.tenants = tenants;
        open = reactions.stream().map(Reaction::consumer).distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> new AtomicLong()));
        open.forEach((consumer, letters) -> {
            metrics.gauge("event.dead.letters.open", List.of(Tag.of("consumer", consumer)),
                    letters);
            metrics.counter(DeadLetters.COUNTER, "consumer", consumer);
        });
        reactions.forEach(reaction -> metrics.timer(EventConsumer.LAG, "consumer", reaction.consumer(), "topic",
                reaction.topic().topicName()));
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        if (!open.isEmpty()) {
            tenants.run(new Scope.Platform(), "system:dead-letters", this::look);
        }
    }

    private void look() {
        var found = new HashMap<String, Long>();
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(LOOK);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
            open.forEach((consumer, letters) -> letters.set(found.getOrDefault(consumer, 0L)));
        } catch (SQLException e) {
            Log.warn("Dead letters could not be counted", e);
        }
    }
}
