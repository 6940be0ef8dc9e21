package de.schulausstattung.platform;

import java.util.List;

import de.schulausstattung.platform.testing.IssuerResource;
import de.schulausstattung.platform.testing.Probe;
import de.schulausstattung.platform.testing.TenantIsolationContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(IssuerResource.class)
class TenantIsolationTest extends TenantIsolationContract {

    @Override
    protected void plant() {
        // The core keeps nothing.
    }

    @Override
    protected List<Probe> probes() {
        return List.of(probe("GET", "/me").tenantless().openToEveryCaller(),
                probe("GET", "/me/why").query("permission", "inventory:manage").tenantless().openToEveryCaller());
    }
}
