package de.schulausstattung.needs;

import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.WallContract;
import de.schulausstattung.platform.testing.WallExtra;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "needs"))
class WallTest extends WallContract {

    WallTest() {
        super("needs", WallExtra.projected("school", "room", "pupil_count", "device", "agreement").toArray(WallExtra[]::new));
    }
}
