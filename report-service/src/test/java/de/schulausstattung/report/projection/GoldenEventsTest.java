package de.schulausstattung.report.projection;

import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import de.schulausstattung.platform.projection.ProjectionConsumer;
import de.schulausstattung.platform.testing.GoldenEventsContract;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.report.ReportServiceTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "report"))
class GoldenEventsTest extends GoldenEventsContract {

    @Inject
    ProjectionConsumer projections;

    GoldenEventsTest() {
        super("report", Map.of("inventory.traeger", "traeger", "inventory.school", "school", "inventory.room", "room",
                "inventory.pupil-count", "pupil_count", "inventory.device", "device", "needs.equipment-standard",
                "equipment_standard", "needs.need", "need",
                "needs.procurement-item", "procurement_item", "meetings.meeting", "meeting", "meetings.agreement", "agreement"),
                Set.of("inventory.standort", "inventory.device-model", "needs.medienkonzept", "needs.round", "needs.budget",
                        "meetings.protocol"));
    }

    @Override
    protected String aTraeger() {
        return ReportServiceTest.newTraegernummer();
    }

    @Override
    protected void apply(ConsumerRecords<String, String> records) {
        projections.apply(records);
    }
}
