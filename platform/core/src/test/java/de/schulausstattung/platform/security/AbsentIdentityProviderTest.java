package de.schulausstattung.platform.security;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = LateIssuer.class, initArgs = @ResourceArg(name = "hangs", value = "false"))
class AbsentIdentityProviderTest extends RealmKeysContract {
}
