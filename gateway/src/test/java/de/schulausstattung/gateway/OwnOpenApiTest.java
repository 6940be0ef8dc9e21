package de.schulausstattung.gateway;

import de.schulausstattung.platform.testing.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the gateway answers itself; what it merges is {@link OpenApiTest}'s. */
@QuarkusTest
@QuarkusTestResource(UpstreamResource.class)
class OwnOpenApiTest extends OpenApiContract {
}
