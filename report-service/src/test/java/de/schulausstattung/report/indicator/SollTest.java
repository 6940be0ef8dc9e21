package de.schulausstattung.report.indicator;

import static io.restassured.RestAssured.given;

import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.SollContract;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.ReportServiceTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/** Figures answer the Soll that the gap of needs-service does. */
@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "report"))
class SollTest extends SollContract {

    @Inject
    ObjectMapper json;

    SollTest() {
        super("report");
    }

    @Override
    protected String aTraeger() {
        return ReportServiceTest.newTraegernummer();
    }

    @Override
    protected void set(Tenant tenant, JsonNode command, ObjectNode state) {
        var id = UUID.randomUUID().toString();
        tenant.send("needs.equipment-standard", id, state.put("id", id));
    }

    @Override
    protected Answer ask(String traeger, String school, @Nullable String day) {
        var body = given().auth().oauth2(Tokens.itBeschaffung(traeger))
                .get("/api/reports/v1/schools/" + school + "/indicators" + (day == null ? "" : "?asOf=" + day)).then()
                .statusCode(200).extract().asString();
        var figures = read(body);
        var pupils = figures.figure(Indicator.TARGET_COVERAGE);
        var displays = figures.figure(Indicator.DISPLAY_COVERAGE);
        var jahrgaenge = new TreeMap<String, Long>();
        figures.jahrgaenge().forEach(one -> jahrgaenge.put(one.jahrgang(), one.target()));
        return new Answer(Objects.requireNonNull(pupils.measuredBy()).label(),
                pupils.stichtag() == null ? null : pupils.denominator(), pupils.numerator(), jahrgaenge,
                displays.denominator(), displays.numerator());
    }

    private SchoolIndicators read(String body) {
        try {
            return json.readValue(body, SchoolIndicators.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
