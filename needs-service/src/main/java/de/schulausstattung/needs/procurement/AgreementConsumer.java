package de.schulausstattung.needs.procurement;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.ProjectionConsumer;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** What is agreed on in talks comes in here, in batches. */
@ApplicationScoped
class AgreementConsumer {

    private final ProjectionConsumer projections;

    AgreementConsumer(ProjectionConsumer projections) {
        this.projections = projections;
    }

    @Incoming("meetings-agreement")
    @Blocking
    void agreements(ConsumerRecords<String, String> records) {
        projections.apply(Topic.MEETINGS_AGREEMENT, records);
    }
}
