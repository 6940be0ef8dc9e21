package de.schulausstattung.needs.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.Events;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.needs.States;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class StandardResourceTest extends NeedsServiceTest {

    private static final AtomicInteger KREISE = new AtomicInteger(60_000);
    private static final Map<String, Object> COUNTS = Map.of("pupilClasses", List.of("TABLET"), "pupilUserGroups",
            List.of("SUS"),
            "displayClasses", List.of("DISPLAY"));
    private static final Map<String, Object> ONE_TO_ONE = Map.of("kind", "DEVICES_PER_PUPIL", "schulform", "*", "devices", 1,
            "per", 1);
    private static final String TEMPLATE = "00000000-0000-7000-8000-000000000001";

    private final String kreis = String.valueOf(KREISE.incrementAndGet());
    private final String traeger = newTraegernummer();
    private final String clerk = Tokens.itBeschaffung(traeger);

    @Test
    void letsATraegerAdoptWhatItsKreisOffersAndDeviateWithAReason() {
        lies(traeger, kreis);
        var offered = offered("Kreis 2026");

        get(clerk, "/standards?level=KREIS").statusCode(200).body("items.id", contains(offered))
                .body("items[0].status", equalTo("OFFERED")).body("items[0].inForce", equalTo(false));
        var own = set(clerk, Map.of("label", "2026", "validFrom", "2026-08-01", "source", "Rat vom 1.7.", "adopts", offered,
                "rules", List.of(Map.of("kind", "DEVICES_PER_PUPIL", "schulform", "G", "jahrgang", "03", "devices", 1, "per", 2,
                        "reason", "Haushaltslage"))))
                .statusCode(201).body("level", equalTo("TRAEGER"))
                .body("inForce", equalTo(true)).body("adopts.id", equalTo(offered)).body("adopts.label", equalTo("Kreis 2026"))
                .body("counts.displayClasses", contains("DISPLAY")).body("rules", hasSize(2))
                .body("rules.find { it.schulform == '*' }.deviation", nullValue())
                .body("rules.find { it.schulform == 'G' }.deviation.reason", equalTo("Haushaltslage")).extract()
                .<String> path("id");
        get(clerk, "/standards").body("items.id", containsInAnyOrder(offered, own));
        get(Tokens.schulleitung(traeger, "165384"), "/standards").statusCode(200).body("items.id", contains(own));
    }

    /** What the Kreis does later changes nothing here. */
    @Test
    void keepsItsCopyWhenTheKreisWithdraws() {
        lies(traeger, kreis);
        var offered = offered("Kreis 2026");
        var own = set(clerk, adopting(offered)).statusCode(201).extract().<String> path("id");

        move(Tokens.bildungsbuero(kreis), offered, "WITHDRAW").statusCode(200).body("status", equalTo("WITHDRAWN"));

        get(clerk, "/standards").body("items.id", contains(own));
        get(clerk, "/standards/" + own).body("rules", hasSize(1)).body("adopts.id", equalTo(offered));
        set(clerk, adopting(offered, "2027", "2027-01-01")).statusCode(422).body("type", equalTo("/problems/standard-unknown"));
    }

    @Test
    void showsNobodyWhatIsNotOfferedAndNoOtherKreisWhatIs() {
        lies(traeger, kreis);
        var office = Tokens.bildungsbuero(kreis);
        var prepared = set(office, whole("Entwurf", "2026-01-01")).statusCode(201).body("level", equalTo("KREIS")).extract()
                .<String> path("id");
        var elsewhere = newTraegernummer();
        lies(elsewhere, String.valueOf(KREISE.incrementAndGet()));

        get(clerk, "/standards/" + prepared).statusCode(404);
        move(office, prepared, "OFFER").statusCode(200);
        get(clerk, "/standards/" + prepared).statusCode(200);
        get(Tokens.itBeschaffung(elsewhere), "/standards/" + prepared).statusCode(404);
        set(Tokens.itBeschaffung(elsewhere), adopting(prepared)).statusCode(422)
                .body("type", equalTo("/problems/standard-unknown"));
        get(Tokens.schulleitung(traeger, "165384"), "/standards/" + prepared).statusCode(404);
        move(clerk, prepared, "WITHDRAW").statusCode(404);
    }

    @Test
    void beginsWithATemplate() {
        get(clerk, "/standard-templates").statusCode(200).body("items.id", hasItem(TEMPLATE))
                .body("items.find { it.id == '" + TEMPLATE + "' }.rules", hasSize(26));
        set(clerk, adopting(TEMPLATE)).statusCode(201).body("adopts.level", equalTo("VORLAGE")).body("rules", hasSize(26))
                .body("rules.find { it.schulform == 'G' && it.jahrgang == '02' }.devices", equalTo(0))
                .body("rules.findAll { it.schulform == 'BK' || it.schulform == 'SB' }", hasSize(0));
    }

    @Test
    void asksForReasonsRulesAndWhatCounts() {
        var twice = Map.of("label", "x", "validFrom", "2026-01-01", "source", "s", "counts", COUNTS, "rules",
                List.of(ONE_TO_ONE, ONE_TO_ONE));

        set(clerk, Map.of("label", "x", "validFrom", "2026-01-01", "source", "s", "rules", List.of())).statusCode(422)
                .body("type", equalTo("/problems/standard-refused"))
                .body("violations.pointer", containsInAnyOrder("/counts", "/rules"));
        set(clerk, twice).statusCode(422).body("violations[0].code", equalTo("duplicate"));
        set(clerk, Map.of("label", "x", "validFrom", "2026-01-01", "source", "s", "adopts", TEMPLATE, "rules",
                List.of(ONE_TO_ONE))).statusCode(422).body("violations[0].pointer", equalTo("/rules/0/reason"));
        set(clerk, Map.of("label", "x", "validFrom", "2026-01-01", "source", "s", "adopts", TEMPLATE, "rules",
                List.of(Map.of("kind", "DISPLAYS_PER_ROOM", "schulform", "*", "jahrgang", "05", "devices", 1, "per", 1,
                        "reason",
                        "r"))))
                .statusCode(422).body("violations[0].pointer", equalTo("/rules/0/jahrgang"));
        set(clerk, adopting(UUID.randomUUID().toString())).statusCode(422)
                .body("type", equalTo("/problems/standard-unknown"));
        set(clerk, Map.of("label", "x", "validFrom", "2026-01-01", "source", "s", "counts", COUNTS, "rules",
                List.of(Map.of("kind", "DEVICES_PER_PUPIL", "schulform", "gy", "devices", 1, "per", 0)))).statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/rules/0/schulform", "/rules/0/per"));
        get(clerk, "/standards").body("items", hasSize(0));
    }

    @Test
    void hasOneVersionForEachDayAndName() {
        set(clerk, whole("2026", "2026-01-01")).statusCode(201);

        set(clerk, whole("2026", "2026-02-01")).statusCode(409)
                .body("type", equalTo("/problems/equipment-standard-label-taken"));
        set(clerk, whole("2026a", "2026-01-01")).statusCode(409)
                .body("type", equalTo("/problems/equipment-standard-day-taken"));
        set(clerk, whole("2026a", "2026-02-01")).statusCode(201).body("inForce", equalTo(true));
        get(clerk, "/standards?sort=-validFrom").body("items.label", contains("2026a", "2026"))
                .body("items.inForce", contains(true, false));
    }

    @Test
    void withdrawsOnlyWhatIsNotInForceYet() {
        var inForce = set(clerk, whole("2026", "2026-01-01")).extract().<String> path("id");
        var planned = set(clerk, whole("2027", "2027-01-01")).extract().<String> path("id");

        move(clerk, inForce, "WITHDRAW").statusCode(409).body("type", equalTo("/problems/standard-in-force"));
        move(clerk, inForce, "OFFER").statusCode(409).body("type", equalTo("/problems/standard-not-offerable"));
        move(clerk, planned, "WITHDRAW").statusCode(200);
        move(clerk, planned, "WITHDRAW").statusCode(409).body("type", equalTo("/problems/transition-not-allowed"));
        set(clerk, whole("2027", "2027-01-01")).statusCode(201);
        get(clerk, "/standards?status=WITHDRAWN").body("items.id", contains(planned));
    }

    /** Of the Kreis, too: its standards are in no Träger's tenant. */
    @Test
    void publishesEachVersionResolvedAndWhatBecomesOfIt() {
        lies(traeger, kreis);
        var offered = offered("Kreis 2026");
        var own = set(clerk, Map.of("label", "2027", "validFrom", "2027-01-01", "source", "Rat", "adopts", offered, "rules",
                List.of(Map.of("kind", "DEVICES_PER_PUPIL", "schulform", "G", "devices", 0, "per", 1, "reason", "Haushalt"))))
                .statusCode(201).header("ETag", equalTo("\"0.0\"")).header("Event-Position", containsString(
                        "needs.equipment-standard/"))
                .extract().<String> path("id");
        set(clerk, whole("2027a", "2027-01-01")).statusCode(409);
        move(clerk, own, "WITHDRAW").statusCode(200).header("ETag", equalTo("\"0.1\""));

        assertThat(facts("kreis-" + kreis, offered)).isEqualTo("equipment-standard-set,equipment-standard-offered");
        assertThat(facts("traeger-" + traeger, own)).isEqualTo("equipment-standard-set,equipment-standard-withdrawn");
        assertThat(published(own)).contains(offered, "\"reason\": \"Haushalt\"");
        get(Tokens.schulleitung(traeger, "165384"), "/changes").statusCode(200).body("items.id", hasItem(own));
    }

    /** A Kreis is in no list of tenants but by its Träger. */
    @Test
    void isPublishedAnewOfTheKreisToo() {
        lies(traeger, kreis);
        var offered = offered("Kreis 2026");
        var own = set(clerk, adopting(offered)).statusCode(201).extract().<String> path("id");
        var job = as(Tokens.betrieb()).post("/operations/republish").then().statusCode(202).extract().<String> path("id");
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> get(Tokens.betrieb(), "/jobs/" + job).extract().path("state")
                    .equals("SUCCEEDED"));
            assertThat(facts("kreis-" + kreis, offered)).endsWith(",equipment-standard-republished");
            assertThat(facts("traeger-" + traeger, own)).isEqualTo("equipment-standard-set,equipment-standard-republished");
        } finally {
            query(Integer.class, "UPDATE service_epoch SET number = 0 RETURNING number");
        }
    }

    private static String facts(String tenant, String standard) {
        return query(String.class, """
                SELECT string_agg(split_part(fact, '.', 4), ',' ORDER BY epoch, version) FROM change_history
                 WHERE tenant_id = ? AND aggregate_id = ? AND schulnummer = '*'""", tenant, standard);
    }

    @Test
    void isReadBySchoolsAndSetByTheTraegerAlone() {
        set(Tokens.schulleitung(traeger, "165384"), whole("2026", "2026-01-01")).statusCode(403);
        set(Tokens.of("rp", "/traeger/" + traeger + "/rechnungspruefung"), whole("2026", "2026-01-01")).statusCode(403);
        get(Tokens.of("l1", "/traeger/" + traeger + "/schulen/165384/support-l1"), "/standards").statusCode(403);
        get(clerk, "/standards").body("items.label", not(hasItem("2026")));
    }

    private String offered(String label) {
        var office = Tokens.bildungsbuero(kreis);
        var id = set(office, whole(label, "2026-01-01")).statusCode(201).extract().<String> path("id");
        move(office, id, "OFFER").statusCode(200);
        return id;
    }

    private static void lies(String traeger, String kreis) {
        var events = new Events(traeger);
        events.send(States.traeger(traeger, kreis));
        events.awaitApplied();
    }

    private static Map<String, Object> whole(String label, String from) {
        return Map.of("label", label, "validFrom", from, "source", "Beschluss", "counts", COUNTS, "rules", List.of(ONE_TO_ONE));
    }

    private static Map<String, Object> adopting(String id) {
        return adopting(id, "2026", "2026-08-01");
    }

    private static Map<String, Object> adopting(String id, String label, String from) {
        return Map.of("label", label, "validFrom", from, "source", "Beschluss", "adopts", id, "rules", List.of());
    }

    private static ValidatableResponse set(String token, Map<String, ?> command) {
        return as(token).body(command).post("/standards").then();
    }

    private static ValidatableResponse move(String token, String id, String transition) {
        return as(token).body(Map.of("transition", transition)).post("/standards/" + id + "/transitions").then();
    }
}
