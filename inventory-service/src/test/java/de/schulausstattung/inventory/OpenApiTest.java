package de.schulausstattung.inventory;

import de.schulausstattung.platform.testing.OpenApiContract;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class OpenApiTest extends OpenApiContract {
}
