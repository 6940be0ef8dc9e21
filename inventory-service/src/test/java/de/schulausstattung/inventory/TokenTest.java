package de.schulausstattung.inventory;

import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.TokenContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class TokenTest extends TokenContract {
}
