package de.schulausstattung.report;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;

import de.schulausstattung.platform.testing.MassAssignmentContract;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "report"))
class MassAssignmentTest extends MassAssignmentContract {

    private final String traeger = ReportServiceTest.newTraegernummer();

    @BeforeEach
    void begin() {
        var events = new Events(traeger);
        events.send(States.traeger(traeger, "05998"));
        events.send(States.school("165384", "GY"));
        events.awaitApplied();
    }

    @Override
    protected String caller(String path) {
        if (path.contains("/operations") || path.contains("/jobs") || path.contains("/rules")) {
            return Tokens.betrieb();
        }
        return path.endsWith("/comparison") ? Tokens.bildungsbuero("05998") : Tokens.itBeschaffung(traeger);
    }

    @Override
    protected String concrete(String path) {
        return path.replace("{schulnummer}", "165384").replace("{jahr}", "2026").replace("{sequence}", "0")
                .replaceAll("\\{[^}]+}", new UUID(0, 7).toString());
    }

    @Override
    protected Object stored() {
        return ReportServiceTest.query(Long.class, "SELECT (SELECT count(*) FROM annual_report) + (SELECT count(*) FROM job)"
                + " + (SELECT coalesce(sum(version), 0)::bigint FROM traeger_figures)");
    }
}
