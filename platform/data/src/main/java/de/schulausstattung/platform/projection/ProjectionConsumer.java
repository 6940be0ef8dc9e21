package de.schulausstattung.platform.projection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.inbox.EventConsumer;
import de.schulausstattung.platform.inbox.OpenBatches;
import de.schulausstattung.platform.inbox.TopicReplay;
import io.quarkus.arc.All;

/** Every read model of this service, by topic: the one way in, for the channels and for a rebuild alike. */
@ApplicationScoped
public class ProjectionConsumer {

    private final OpenBatches batches;
    private final EventConsumer consumer;
    private final TopicReplay replay;
    private final Applied applied;
    private final List<TableProjection<?>> all;

    ProjectionConsumer(OpenBatches batches, EventConsumer consumer, TopicReplay replay, Applied applied,
            @All List<TableProjection<?>> all) {
        this.batches = batches;
        this.consumer = consumer;
        this.replay = replay;
        this.applied = applied;
        this.all = all;
    }

    /** The topics that are read. */
    public List<Topic> topics() {
        return all.stream().map(TableProjection::topic).sorted().toList();
    }

    List<String> tables() {
        return all.stream().map(TableProjection::table).sorted().toList();
    }

    Optional<TableProjection<?>> of(String topicName) {
        return all.stream().filter(one -> one.topic().topicName().equals(topicName)).findFirst();
    }

    /** Applies a batch of a channel, topic by topic; once the application ends it is refused, and not acknowledged. */
    public void apply(ConsumerRecords<String, String> records) {
        batches.run(() -> records.partitions().stream().map(TopicPartition::topic).distinct().forEach(topic -> {
            apply(Topic.of(topic), records.records(topic), new TableSet.Live());
            applied.tell();
        }));
    }

    /** Applies a topic from its beginning to what a rebuild builds; returns how many events that were. */
    public long replay(Topic topic, TableSet.Next next, TopicReplay.Progress progress) {
        var read = new LongAdder();
        replay.readAll(topic, records -> {
            apply(topic, records, next);
            read.add(records.count());
        }, progress);
        return read.sum();
    }

    /** Makes what was built what is read, for the tenant at hand. */
    void takeOver(TableSet.Next next) {
        all.forEach(one -> one.takeOver(next));
    }

    /** Lets every read model react to the switch, once all of them have switched. */
    void rebuilt() {
        all.forEach(TableProjection::rebuilt);
    }

    private void apply(Topic topic, Iterable<ConsumerRecord<String, String>> records, TableSet set) {
        all.stream().filter(one -> one.topic() == topic).forEach(one -> apply(one, records, set));
    }

    private <S> void apply(TableProjection<S> projection, Iterable<ConsumerRecord<String, String>> records, TableSet set) {
        consumer.apply(projection.consumer(), records, projection.state(), projection.into(set));
    }
}
