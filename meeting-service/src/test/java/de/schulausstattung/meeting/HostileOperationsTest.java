package de.schulausstattung.meeting;

import de.schulausstattung.platform.testing.AnyOperation;
import de.schulausstattung.platform.testing.HostileRequestContract;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "meeting"))
class HostileOperationsTest extends HostileRequestContract {

    @Override
    protected AnyOperation aTenant() {
        return AnyMeetingOperation.ofTraeger();
    }
}
