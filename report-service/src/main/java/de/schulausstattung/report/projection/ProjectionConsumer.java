package de.schulausstattung.report.projection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.inbox.EventConsumer;
import de.schulausstattung.platform.inbox.TopicReplay;
import io.quarkus.arc.All;

/** Every read model of this service, by topic: the one way in, for the channels and for a rebuild alike. */
@ApplicationScoped
class ProjectionConsumer {

    private final EventConsumer consumer;
    private final TopicReplay replay;
    private final List<TableProjection<?>> all;

    ProjectionConsumer(EventConsumer consumer, TopicReplay replay, @All List<TableProjection<?>> all) {
        this.consumer = consumer;
        this.replay = replay;
        this.all = all;
    }

    List<Topic> topics() {
        return all.stream().map(TableProjection::topic).sorted().toList();
    }

    List<String> tables() {
        return all.stream().map(TableProjection::table).sorted().toList();
    }

    Optional<TableProjection<?>> of(String topicName) {
        return all.stream().filter(one -> one.topic().topicName().equals(topicName)).findFirst();
    }

    void apply(Topic topic, ConsumerRecords<String, String> records) {
        all.stream().filter(one -> one.topic() == topic).forEach(one -> apply(one, records));
    }

    /** Applies a topic from its beginning; returns how many events that were. */
    long replay(Topic topic, TopicReplay.Progress progress) {
        var read = new LongAdder();
        replay.readAll(topic, records -> {
            apply(topic, records);
            read.add(records.count());
        }, progress);
        return read.sum();
    }

    private <S> void apply(TableProjection<S> projection, ConsumerRecords<String, String> records) {
        consumer.apply("report-" + projection.table().replace('_', '-'), records, projection.state(), projection);
    }
}
