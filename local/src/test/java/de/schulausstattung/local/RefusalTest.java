package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    private static final String GOOD = """
            {"type":"/problems/validation","title":"Ungültig","status":400,"detail":"%s","requestId":"1"}""";

    @Test
    void acceptsAProblemThatNamesWhatWasSent() {
        assertThat(fault(GOOD.formatted("Unbekannt: ../../etc/passwd"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "java.lang.IllegalStateException: x", "NullPointerException", "at DeviceService.java:42",
            "duplicate key violates unique constraint", "uq_device_number", "SELECT id FROM device", "wall_tenant",
            "/opt/app/x.jar", "org.postgresql.util.PSQL" })
    void noticesWhatIsInside(String detail) {
        assertThat(fault(GOOD.formatted(detail))).startsWith("tells of ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "no JSON", "{\"status\":404}", "{\"status\":400,\"type\":\"about:blank\"}",
            "{\"status\":400,\"type\":\"/problems/validation\"}" })
    void noticesWhatIsNoProblem(String body) {
        assertThat(fault(body)).isNotEmpty();
    }

    @Test
    void noticesAnotherMediaType() {
        assertThat(Refusal.fault(400, "text/html", GOOD.formatted("x"))).contains("no problem document");
    }

    private static String fault(String body) {
        return Refusal.fault(400, "application/problem+json", body).orElse("");
    }
}
