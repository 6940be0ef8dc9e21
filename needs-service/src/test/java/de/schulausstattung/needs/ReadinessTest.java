package de.schulausstattung.needs;

import de.schulausstattung.platform.testing.ReadinessContract;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "needs"))
class ReadinessTest extends ReadinessContract {
}
