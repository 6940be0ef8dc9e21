package de.schulausstattung.needs.projection;

import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.platform.projection.ProjectionConsumer;
import de.schulausstattung.platform.testing.GoldenEventsContract;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "needs"))
class GoldenEventsTest extends GoldenEventsContract {

    @Inject
    ProjectionConsumer projections;

    GoldenEventsTest() {
        super("needs", Map.of("inventory.traeger", "traeger", "inventory.school", "school", "inventory.room", "room",
                "inventory.pupil-count", "pupil_count", "inventory.device", "device", "meetings.agreement", "agreement"),
                Set.of("inventory.standort", "inventory.device-model", "needs.medienkonzept", "needs.equipment-standard",
                        "needs.round",
                        "needs.need", "needs.budget",
                        "needs.procurement-item", "meetings.meeting", "meetings.protocol"));
    }

    @Override
    protected String aTraeger() {
        return NeedsServiceTest.newTraegernummer();
    }

    @Override
    protected void apply(ConsumerRecords<String, String> records) {
        projections.apply(records);
    }
}
