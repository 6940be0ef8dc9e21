package de.schulausstattung.gateway;

import de.schulausstattung.platform.testing.TokenContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(UpstreamResource.class)
class TokenTest extends TokenContract {
}
