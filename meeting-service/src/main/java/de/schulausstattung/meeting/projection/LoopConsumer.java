package de.schulausstattung.meeting.projection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.ProjectionConsumer;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** What needs publishes comes in here, in batches. */
@ApplicationScoped
class LoopConsumer {

    private final ProjectionConsumer projections;

    LoopConsumer(ProjectionConsumer projections) {
        this.projections = projections;
    }

    @Incoming("needs-medienkonzept")
    @Blocking
    void medienkonzepte(ConsumerRecords<String, String> records) {
        projections.apply(Topic.NEEDS_MEDIENKONZEPT, records);
    }

    @Incoming("needs-need")
    @Blocking
    void needs(ConsumerRecords<String, String> records) {
        projections.apply(Topic.NEEDS_NEED, records);
    }

    @Incoming("needs-procurement-item")
    @Blocking
    void procurementItems(ConsumerRecords<String, String> records) {
        projections.apply(Topic.NEEDS_PROCUREMENT_ITEM, records);
    }
}
