package de.schulausstattung.platform.projection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import de.schulausstattung.events.Topic;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** What inventory publishes comes in here, in batches, in every service that keeps read models of it. */
@ApplicationScoped
@IfBuildProperty(name = "schulausstattung.projections", stringValue = "true")
class InventoryConsumer {

    private final ProjectionConsumer projections;

    InventoryConsumer(ProjectionConsumer projections) {
        this.projections = projections;
    }

    @Incoming("inventory-traeger")
    @Blocking
    void traeger(ConsumerRecords<String, String> records) {
        projections.apply(Topic.INVENTORY_TRAEGER, records);
    }

    @Incoming("inventory-school")
    @Blocking
    void schools(ConsumerRecords<String, String> records) {
        projections.apply(Topic.INVENTORY_SCHOOL, records);
    }

    @Incoming("inventory-room")
    @Blocking
    void rooms(ConsumerRecords<String, String> records) {
        projections.apply(Topic.INVENTORY_ROOM, records);
    }

    @Incoming("inventory-pupil-count")
    @Blocking
    void pupilCounts(ConsumerRecords<String, String> records) {
        projections.apply(Topic.INVENTORY_PUPIL_COUNT, records);
    }

    @Incoming("inventory-device")
    @Blocking
    void devices(ConsumerRecords<String, String> records) {
        projections.apply(Topic.INVENTORY_DEVICE, records);
    }
}
