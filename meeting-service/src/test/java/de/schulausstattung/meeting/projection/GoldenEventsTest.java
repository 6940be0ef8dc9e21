package de.schulausstattung.meeting.projection;

import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.platform.projection.ProjectionConsumer;
import de.schulausstattung.platform.testing.GoldenEventsContract;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "meeting"))
class GoldenEventsTest extends GoldenEventsContract {

    @Inject
    ProjectionConsumer projections;

    GoldenEventsTest() {
        super("meeting", Map.of("inventory.traeger", "traeger", "inventory.school", "school", "inventory.room", "room",
                "inventory.pupil-count", "pupil_count", "inventory.device", "device", "needs.medienkonzept", "medienkonzept",
                "needs.need", "need", "needs.procurement-item", "procurement_item"),
                Set.of("inventory.standort", "inventory.device-model", "needs.equipment-standard", "needs.round",
                        "needs.budget", "meetings.meeting",
                        "meetings.protocol", "meetings.agreement"));
    }

    @Override
    protected String aTraeger() {
        return MeetingServiceTest.newTraegernummer();
    }

    @Override
    protected void apply(ConsumerRecords<String, String> records) {
        projections.apply(records);
    }
}
