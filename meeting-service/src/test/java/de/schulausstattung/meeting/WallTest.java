package de.schulausstattung.meeting;

import java.util.List;
import java.util.stream.Stream;

import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.WallContract;
import de.schulausstattung.platform.testing.WallExtra;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "meeting"))
class WallTest extends WallContract {

    WallTest() {
        super("meeting", extras());
    }

    private static WallExtra[] extras() {
        return Stream.concat(
                WallExtra.projected("school", "room", "pupil_count", "device", "medienkonzept", "need", "procurement_item"),
                Stream.of(new WallExtra("mail", "append", List.of("wall_school", "wall_tenant"), "INSERT",
                        "tenant_id = (SELECT current_setting('app.tenant', true))",
                        "a message leaves its mails; nobody but the worker reads them")))
                .toArray(WallExtra[]::new);
    }
}
