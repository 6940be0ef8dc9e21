package de.schulausstattung.meeting;

import de.schulausstattung.platform.testing.TokenContract;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TokenTest extends TokenContract {
}
