package de.schulausstattung.report.projection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.ProjectionConsumer;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** What Träger measure their schools by comes in here, in batches. */
@ApplicationScoped
class StandardConsumer {

    private final ProjectionConsumer projections;

    StandardConsumer(ProjectionConsumer projections) {
        this.projections = projections;
    }

    @Incoming("needs-equipment-standard")
    @Blocking
    void standards(ConsumerRecords<String, String> records) {
        projections.apply(Topic.NEEDS_EQUIPMENT_STANDARD, records);
    }
}
