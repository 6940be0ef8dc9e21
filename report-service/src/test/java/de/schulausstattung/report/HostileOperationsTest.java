package de.schulausstattung.report;

import org.junit.jupiter.api.BeforeEach;

import de.schulausstattung.platform.testing.HostileRequestContract;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "report"))
class HostileOperationsTest extends HostileRequestContract {

    private AnyOperation any;

    @BeforeEach
    void begin() {
        any = AnyOperation.ofTraeger();
    }

    @Override
    protected String caller(String path) {
        return any.caller(path);
    }

    @Override
    protected String concrete(String path) {
        return any.concrete(path);
    }

    @Override
    protected Object stored() {
        return any.stored();
    }
}
