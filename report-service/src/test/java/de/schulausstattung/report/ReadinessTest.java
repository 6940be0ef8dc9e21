package de.schulausstattung.report;

import de.schulausstattung.platform.testing.ReadinessContract;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ReadinessTest extends ReadinessContract {
}
