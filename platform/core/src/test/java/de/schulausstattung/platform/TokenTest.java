package de.schulausstattung.platform;

import de.schulausstattung.platform.testing.IssuerResource;
import de.schulausstattung.platform.testing.TokenContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(IssuerResource.class)
class TokenTest extends TokenContract {
}
