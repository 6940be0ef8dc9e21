package de.schulausstattung.meeting;

import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.WallContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "meeting"))
class WallTest extends WallContract {

    WallTest() {
        super("meeting");
    }
}
