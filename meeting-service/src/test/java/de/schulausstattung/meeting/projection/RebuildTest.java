package de.schulausstattung.meeting.projection;

import java.time.LocalDate;
import java.util.List;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.meeting.Events;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.States;
import de.schulausstattung.platform.testing.RebuildContract;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "meeting"))
class RebuildTest extends RebuildContract {

    RebuildTest() {
        super("meeting",
                List.of("traeger", "school", "room", "pupil_count", "device", "medienkonzept", "need", "procurement_item",
                        "watermark"));
    }

    @Override
    protected String publish() {
        var traeger = MeetingServiceTest.newTraegernummer();
        var events = new Events(traeger);
        var room = States.room("160000", true);
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school("160000", "GE"));
        events.send(States.pupils("160000", 2025, new JahrgangCount("05", 90)));
        events.send(room);
        events.send(States.display("160000", room.id(), "IN_SERVICE"));
        events.send(States.medienkonzept("160000", "2026", LocalDate.of(2026, 3, 1)));
        events.awaitApplied();
        return traeger;
    }
}
