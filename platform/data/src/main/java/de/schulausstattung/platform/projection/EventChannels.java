package de.schulausstattung.platform.projection;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import de.schulausstattung.events.Topic;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * What other services publish comes in here, in batches, in every service that keeps read models of it. Devices have a channel
 * to themselves, for there are more of them than of all else together. What comes seldom shares one, whose topics wait for each
 * other's batches: it fetches little at a time, so that few wait.
 */
@ApplicationScoped
@IfBuildProperty(name = "schulausstattung.projections", stringValue = "true")
class EventChannels {

    private final Supplier<List<Topic>> kept;
    private final Consumer<ConsumerRecords<String, String>> sink;
    private final Set<String> read;

    @Inject
    EventChannels(ProjectionConsumer projections,
            @ConfigProperty(name = "mp.messaging.incoming.inventory-device.topic") String devices,
            @ConfigProperty(name = "mp.messaging.incoming.other-events.topics") Set<String> others) {
        this(projections::topics, projections::apply, devices, others);
    }

    EventChannels(Supplier<List<Topic>> kept, Consumer<ConsumerRecords<String, String>> sink, String devices,
            Set<String> others) {
        this.kept = kept;
        this.sink = sink;
        read = Stream.concat(Stream.of(devices), others.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Incoming("inventory-device")
    @Blocking
    void devices(ConsumerRecords<String, String> records) {
        sink.accept(records);
    }

    @Incoming("other-events")
    @Blocking
    void others(ConsumerRecords<String, String> records) {
        sink.accept(records);
    }

    /**
     * A read model whose topic no channel reads would stand still, and nobody would know.
     *
     * @throws IllegalStateException where channels and read models do not agree
     */
    void check(@Observes StartupEvent event) {
        var tables = kept.get().stream().map(Topic::topicName).collect(Collectors.toCollection(TreeSet::new));
        if (!tables.equals(read)) {
            throw new IllegalStateException("Channels read %s, read models are of %s".formatted(read, tables));
        }
    }
}
