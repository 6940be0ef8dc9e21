package de.schulausstattung.needs.projection;

import java.util.List;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.needs.Events;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.needs.States;
import de.schulausstattung.platform.testing.RebuildContract;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "needs"))
class RebuildTest extends RebuildContract {

    RebuildTest() {
        super("needs", List.of("traeger", "school", "room", "pupil_count", "device", "agreement", "watermark"));
    }

    @Override
    protected String publish() {
        var traeger = NeedsServiceTest.newTraegernummer();
        var events = new Events(traeger);
        var room = States.room("160000", true);
        events.send(States.traeger(traeger, "05754"));
        events.send(States.school("160000", "GE"));
        events.send(States.pupils("160000", 2025, new JahrgangCount("05", 90)));
        events.send(room);
        events.send(States.display("160000", room.id(), "IN_SERVICE"));
        events.awaitApplied();
        return traeger;
    }
}
