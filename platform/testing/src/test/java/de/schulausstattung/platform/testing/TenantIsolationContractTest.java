package de.schulausstattung.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.platform.testing.TinyService.Fault;
import io.restassured.RestAssured;

/** The contract is green for a service that keeps the wall and red for each way to break it. */
class TenantIsolationContractTest {

    private static final String MARKER = "GEHEIM-4711";

    private final int portBefore = RestAssured.port;

    @BeforeEach
    @AfterEach
    void restore() {
        RestAssured.port = portBefore;
    }

    @Test
    void isGreenWhereTheWallHolds() throws Exception {
        assertThat(failures(probes -> probes)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is found: {1}")
    @CsvSource({
            "ANSWERS_FOREIGN_IDS, GET /rooms/{id}: a stranger of another Träger, leaks GEHEIM-4711",
            "COUNTS_ALL, GET /rooms: a stranger of another Träger, counts 1 but shows 0",
            "TELLS_FORBIDDEN_FROM_UNKNOWN, GET /rooms/{id}: a stranger of another Träger, told from an unknown one",
            "SHOWS_STACK_TRACE, GET /rooms/{id}: a stranger of another Träger, body tells a class name",
            "TRUSTS_HEADER, GET /rooms/{id}: a role in another Träger and X-Tenant, leaks GEHEIM-4711",
            "ASKS_NO_TOKEN, GET /rooms: without a token, expected 401",
            "ASKS_NO_PERMISSION, GET /rooms: without the permission, expected 403",
            "PLAIN_ERRORS, GET /rooms/{id}: a stranger of another Träger, not application/problem+json",
            "DELETES_FOREIGN, DELETE /rooms/{id}: a stranger of another Träger, changed what it must not",
            "SHOWS_OTHER_SCHOOLS, GET /rooms/{id}: the adviser of another school, leaks GEHEIM-4711",
            "SHOWS_OTHER_SCHOOLS, GET /rooms/{id}: a supporter who is no reader, leaks GEHEIM-4711",
            "KNOWS_SCHOOLS_WITHOUT_TRAEGER, 'GET /rooms/{id}: a former member, now at a school of the same number elsewhere', leaks",
            "TRUSTS_HEADER, DELETE /rooms/{id}: a role in another Träger and X-Tenant, changed what it must not",
            "TRUSTS_HEADER, GET /rooms/{id}: all rights in another Träger and the lowest role here, leaks GEHEIM-4711" })
    void findsTheFault(Fault fault, String test, String message) throws Exception {
        assertThat(failures(probes -> probes, fault)).hasEntrySatisfying(test,
                finding -> assertThat(finding).contains(message));
    }

    @Test
    void demandsAProbeForEachOperation() throws Exception {
        assertThat(failures(probes -> probes.subList(0, 2)).values())
                .anySatisfy(finding -> assertThat(finding).contains("operation without a probe: DELETE /rooms/{id}"));
    }

    @Test
    void refusesAProbeOfNoOperation() throws Exception {
        assertThat(
                failures(probes -> List.of(probes.get(0), probes.get(1), probes.get(2), new Probe("GET", "/devices"))).values())
                .anySatisfy(finding -> assertThat(finding).contains("probe without an operation: GET /devices"));
    }

    @Test
    void refusesAProbeThatWouldNotNotice() throws Exception {
        assertThat(failures(probes -> List.of(probes.get(0).markers("never there"), probes.get(1), probes.get(2))).values())
                .anySatisfy(finding -> assertThat(finding).contains("the owner does not see [never there]"));
    }

    @Test
    void refusesAWriteThatItsOwnerCouldNotDoEither() throws Exception {
        assertThat(failures(probes -> List.of(probes.get(0), probes.get(1),
                new Probe("DELETE", "/rooms/{id}").with("id", probes.get(1).parameters().get("id")).unchanged(() -> 1))))
                .hasEntrySatisfying("the owner may: DELETE /rooms/{id}",
                        finding -> assertThat(finding).contains("the owner gets 428"));
    }

    @Test
    void takesAnExpectedRefusalOfTheOwnerForWhatItIs() throws Exception {
        assertThat(failures(probes -> List.of(probes.get(0), probes.get(1),
                new Probe("DELETE", "/rooms/{id}").with("id", probes.get(1).parameters().get("id")).unchanged(() -> 1)
                        .ownerGets(428, "no version is named"))))
                .isEmpty();
    }

    @Test
    void refusesAWriteThatNobodyWatches() throws Exception {
        assertThat(failures(probes -> List.of(probes.get(0), probes.get(1),
                new Probe("DELETE", "/rooms/{id}").with("id", probes.get(1).parameters().get("id")))).values())
                .anySatisfy(finding -> assertThat(finding).contains("a write that nobody watches"));
    }

    @Test
    void refusesALinkThatOpensWithoutItsSecret() throws Exception {
        assertThat(failures(probes -> List.of(probes.get(0), probes.get(1).openByLink(), probes.get(2))))
                .hasEntrySatisfying("GET /rooms/{id}: a link that is none, by the owner",
                        finding -> assertThat(finding).contains("expected 404 but got 200"));
    }

    private static Map<String, String> failures(java.util.function.UnaryOperator<List<Probe>> choose, Fault... faults)
            throws Exception {
        try (var service = new TinyService(faults)) {
            RestAssured.port = service.port();
            return DynamicNodes.failures(new TinyIsolation(service, choose).isolation());
        }
    }

    private static final class TinyIsolation extends TenantIsolationContract {

        private final TinyService service;
        private final java.util.function.UnaryOperator<List<Probe>> choose;
        private final String id = UUID.randomUUID().toString();

        TinyIsolation(TinyService service, java.util.function.UnaryOperator<List<Probe>> choose) {
            this.service = service;
            this.choose = choose;
        }

        @Override
        protected void plant() {
            service.rooms.put(id, new TinyService.Room("traeger-" + victim(), school(), MARKER));
        }

        @Override
        protected List<Probe> probes() {
            return choose.apply(List.of(probe("GET", "/rooms").markers(MARKER),
                    probe("GET", "/rooms/{id}").with("id", id).markers(MARKER).hiddenFrom("a supporter who is no reader",
                            Tokens.of("l1-1", "/traeger/" + victim() + "/schulen/" + school() + "1/support-l1")),
                    probe("DELETE", "/rooms/{id}").with("id", id).header("If-Match", "\"0.0\"")
                            .unchanged(service.rooms::size)));
        }

        @Override
        protected String basePath() {
            return "/api/tiny/v1";
        }

        @Override
        protected String openApiPath() {
            return "/api/tiny/openapi";
        }
    }
}
