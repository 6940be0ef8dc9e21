package de.schulausstattung.needs.gap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.needs.standard.RuleKind;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.SollContract;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** The gap answers the Soll that report-service does, and the standards are published as the cases have them. */
@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "needs"))
class SollTest extends SollContract {

    @Inject
    ObjectMapper json;

    SollTest() {
        super("needs");
    }

    @Override
    protected String aTraeger() {
        return NeedsServiceTest.newTraegernummer();
    }

    @Override
    protected void set(Tenant tenant, JsonNode command, ObjectNode state) {
        String id = given().auth().oauth2(Tokens.itBeschaffung(tenant.traeger())).contentType(ContentType.JSON)
                .body(command.toString()).post("/api/needs/v1/standards").then().statusCode(201).extract().path("id");
        var published = read(NeedsServiceTest.published(id), ObjectNode.class);

        assertThat(published.remove("rules")).containsExactlyInAnyOrderElementsOf(state.remove("rules"));
        assertThat(published).isEqualTo(state.put("id", id));
    }

    @Override
    protected Answer ask(String traeger, String school, @Nullable String day) {
        var body = given().auth().oauth2(Tokens.itBeschaffung(traeger))
                .get("/api/needs/v1/schools/" + school + "/gap" + (day == null ? "" : "?asOf=" + day)).then().statusCode(200)
                .extract().asString();
        var gap = read(body, SchoolGap.class);
        var jahrgaenge = new TreeMap<String, Long>();
        gap.jahrgaenge().forEach(one -> jahrgaenge.put(one.jahrgang(), one.soll()));
        var pupils = gap.rule(RuleKind.DEVICES_PER_PUPIL);
        var displays = gap.rule(RuleKind.DISPLAYS_PER_ROOM);
        return new Answer(gap.standard().label(), pupils.soll(), pupils.ist(), jahrgaenge,
                displays.soll() == null ? 0 : displays.soll(), displays.ist());
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
