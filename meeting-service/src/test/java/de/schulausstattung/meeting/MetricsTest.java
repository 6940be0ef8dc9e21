package de.schulausstattung.meeting;

import java.util.Set;

import de.schulausstattung.platform.testing.MetricsContract;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MetricsTest extends MetricsContract {

    @Override
    protected Set<String> groups() {
        return Set.of("data", "consumers", "meeting-service");
    }
}
