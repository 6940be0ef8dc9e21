package de.schulausstattung.inventory;

import static de.schulausstattung.inventory.InventoryTest.API;
import static de.schulausstattung.inventory.InventoryTest.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Probe;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.TenantIsolationContract;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Every operation of inventory, walked by strangers. */
@QuarkusTest
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class TenantIsolationTest extends TenantIsolationContract {

    private static final String FIRST = "\"0.0\"";
    private static final String CSV = "Inventarnummer;Schulnummer;Hersteller;Modell;Geräteklasse;Nutzergruppe\n";

    private String device = "";
    private String room = "";
    private String spareRoom = "";
    private String standort = "";
    private String spareStandort = "";
    private String model = "";
    private String job = "";

    @Override
    protected void plant() {
        InventoryTest.list(school(), victim(), "G");
        InventoryTest.list(otherSchool(), victim(), "GY");
        register(victim(), "GEHEIME STADT");
        register(stranger(), "Fremde Stadt");
        as(owner()).body(Map.of("all", true)).post(API + "/schools:adopt").then().statusCode(200);
        standort = made("/schools/" + school() + "/standorte", Map.of("name", "GEHEIMER ORT", "main", true));
        spareStandort = made("/schools/" + school() + "/standorte", Map.of("name", "GEHEIMER ORT 2", "main", false));
        room = made("/rooms", Map.of("schulnummer", school(), "name", "GEHEIM-101", "kind", "UNTERRICHTSRAUM",
                "unterrichtsrelevant", true));
        spareRoom = made("/rooms", Map.of("schulnummer", school(), "name", "GEHEIM-102", "kind", "TECHNIK",
                "unterrichtsrelevant", false));
        model = made("/device-models", Map.of("maker", "GEHEIM-MAKER", "name", "GEHEIM-MODELL", "deviceClass", "TABLET"));
        device = made("/devices", describe("GEHEIM-4711"));
        as(owner()).body(counts()).put(API + "/schools/" + school() + "/pupil-counts/2026-27").then().statusCode(200);
        var location = as(owner()).contentType("text/csv").body(CSV + "GEHEIM-1;199999;M;M;Tablet;SuS\n")
                .post(API + "/devices/imports").header("Location");
        Jobs.ended(owner(), location);
        job = location.substring(location.lastIndexOf('/') + 1);
    }

    @Override
    protected List<Probe> probes() {
        var operator = Tokens.betrieb();
        return List.of(
                probe("GET", "/me").tenantless().openToEveryCaller(),
                probe("GET", "/me/why").query("permission", "inventory:read").tenantless().openToEveryCaller(),
                probe("GET", "/directory/schools").tenantless().refusedTo(Tokens.of("nobody")),
                probe("GET", "/directory/schools/{schulnummer}").with("schulnummer", school()).tenantless()
                        .refusedTo(Tokens.of("nobody")),
                probe("GET", "/directory/differences").query("traegernummer", victim()).tenantless()
                        .refusedTo(Tokens.of("nobody")),
                probe("POST", "/directory/imports").query("source", "SVWS").body("text/csv", "x").seenBy(operator)
                        .unchanged(traeger()).afterwards(answer -> Jobs.ended(operator, answer.header("Location"))),
                probe("POST", "/traeger").body("{\"traegernummer\":\"%s\",\"name\":\"Gekapert\",\"kreis\":\"05999\"}"
                        .formatted(victim())).seenBy(operator).unchanged(traeger()),
                probe("GET", "/traeger/{traegernummer}").with("traegernummer", victim()).markers("GEHEIME STADT")
                        .seenBy(operator),
                probe("GET", "/traeger/own").markers("GEHEIME STADT").sharedInTenant(),
                probe("POST", "/schools:adopt").body("{\"schulnummern\":[\"%s\"]}".formatted(school())).unchanged(devices()),
                probe("GET", "/schools").markers(school()),
                probe("GET", "/schools/{schulnummer}").with("schulnummer", school()).markers("Schule " + school()),
                probe("GET", "/schools/{schulnummer}/pupil-counts").with("schulnummer", school()).markers("4711"),
                probe("PUT", "/schools/{schulnummer}/pupil-counts/{schuljahr}").with("schulnummer", school())
                        .with("schuljahr", "2026-27").header("If-Match", FIRST)
                        .body("{\"stichtag\":\"2026-10-15\",\"source\":\"ASD\",\"jahrgaenge\":[{\"jahrgang\":\"03\",\"pupils\":1}]}")
                        .mayDifferFromUnknown("the unknown id is put in place of the Schuljahr, too, and is none")
                        .unchanged(view("/schools/" + school() + "/pupil-counts")),
                probe("GET", "/schools/{schulnummer}/standorte").with("schulnummer", school()).markers("GEHEIMER ORT"),
                probe("POST", "/schools/{schulnummer}/standorte").with("schulnummer", school())
                        .body("{\"name\":\"Neu\",\"main\":false}").unchanged(view("/schools/" + school() + "/standorte")),
                probe("GET", "/schools/{schulnummer}/standorte/{id}").with("schulnummer", school()).with("id", standort)
                        .markers("GEHEIMER ORT"),
                probe("PUT", "/schools/{schulnummer}/standorte/{id}").with("schulnummer", school()).with("id", standort)
                        .header("If-Match", FIRST).body("{\"name\":\"Neuer\",\"main\":false}")
                        .unchanged(view("/schools/" + school() + "/standorte")),
                probe("DELETE", "/schools/{schulnummer}/standorte/{id}").with("schulnummer", school())
                        .with("id", spareStandort).header("If-Match", FIRST)
                        .unchanged(view("/schools/" + school() + "/standorte")),
                probe("GET", "/rooms").query("schulnummer", school()).query("count", "exact").markers("GEHEIM-101", room),
                probe("POST", "/rooms")
                        .body(json("{'schulnummer':'%s','name':'Neu','kind':'SONSTIGE','unterrichtsrelevant':true}"))
                        .unchanged(view("/rooms")),
                probe("POST", "/rooms:batch").body(
                        json("{'items':[{'schulnummer':'%s','name':'Neu 2','kind':'SONSTIGE','unterrichtsrelevant':true}]}"))
                        .unchanged(view("/rooms")),
                probe("GET", "/rooms/{id}").with("id", room).markers("GEHEIM-101"),
                probe("PUT", "/rooms/{id}").with("id", room).header("If-Match", FIRST)
                        .body("{\"name\":\"Neu 3\",\"kind\":\"SONSTIGE\",\"unterrichtsrelevant\":false}")
                        .unchanged(view("/rooms")),
                probe("DELETE", "/rooms/{id}").with("id", spareRoom).header("If-Match", FIRST).unchanged(view("/rooms")),
                probe("GET", "/device-models").markers("GEHEIM-MODELL", model).sharedInTenant(),
                probe("POST", "/device-models").body("{\"maker\":\"M\",\"name\":\"N\",\"deviceClass\":\"OTHER\"}")
                        .unchanged(view("/device-models")),
                probe("GET", "/device-models/{id}").with("id", model).markers("GEHEIM-MODELL").sharedInTenant(),
                probe("PUT", "/device-models/{id}").with("id", model).header("If-Match", FIRST)
                        .body("{\"maker\":\"M\",\"name\":\"N 2\",\"deviceClass\":\"OTHER\"}").unchanged(view("/device-models")),
                probe("GET", "/devices").query("count", "exact").query("roomId", room).markers("GEHEIM-4711", device),
                probe("POST", "/devices").body(device("NEU-1")).unchanged(devices()),
                probe("POST", "/devices:batch").body("{\"mode\":\"ATOMIC\",\"items\":[" + device("NEU-2") + "]}")
                        .unchanged(devices()),
                probe("GET", "/devices/{id}").with("id", device).markers("GEHEIM-4711"),
                probe("PUT", "/devices/{id}").with("id", device).header("If-Match", FIRST).body(device("NEU-3"))
                        .unchanged(devices()),
                probe("GET", "/devices/{id}/history").with("id", device).markers("GEHEIM-4711"),
                probe("POST", "/devices/{id}/transitions").with("id", device).body("{\"transition\":\"PUT_INTO_SERVICE\"}")
                        .unchanged(devices()),
                probe("GET", "/devices/export").markers("GEHEIM-4711"),
                probe("POST", "/devices/imports").body("text/csv", CSV + "NEU-4;" + school() + ";M;M;Tablet;SuS\n")
                        .unchanged(devices()).afterwards(this::requireImported),
                probe("GET", "/changes").query("limit", 500).markers("GEHEIM-4711", "GEHEIM-101"),
                probe("GET", "/jobs").markers(job),
                probe("GET", "/jobs/{id}").with("id", job).markers("import-refused"),
                probe("GET", "/jobs/{id}/errors").with("id", job).markers("GEHEIM-1"),
                probe("GET", "/jobs/{id}/result").with("id", job).tenantless(),
                probe("POST", "/jobs/{id}/transitions").with("id", job).body("{\"transition\":\"CANCEL\"}")
                        .unchanged(view("/jobs/" + job)).ownerGets(409, "the job has ended: job-not-cancellable"),
                probe("GET", "/operations/dead-letters").tenantless().seenBy(operator),
                probe("POST", "/operations/dead-letters/{id}/replay").with("id", UUID.randomUUID()).seenBy(operator)
                        .tenantless().ownerGets(404, "there is no dead letter"),
                probe("GET", "/operations/parked-events").tenantless().seenBy(operator),
                probe("POST", "/operations/parked-events/{sequence}/transitions").with("sequence", 1)
                        .body("{\"transition\":\"RETRY\"}").seenBy(operator).tenantless()
                        .ownerGets(404, "no event is parked"),
                probe("GET", "/operations/log-levels").tenantless().seenBy(operator),
                probe("POST", "/operations/log-levels").body("{\"category\":\"nobody\",\"level\":\"INHERITED\"}")
                        .seenBy(operator).tenantless(),
                probe("GET", "/operations/acts").tenantless().seenBy(operator),
                probe("POST", "/operations/republish").seenBy(operator).unchanged(devices())
                        .afterwards(answer -> lowerTheEpoch(answer.header("Location"))));
    }

    private void requireImported(Response answer) {
        assertThat(Jobs.ended(owner(), answer.header("Location")).getString("state")).isEqualTo("SUCCEEDED");
    }

    /** Other tests begin with epoch 0; the aggregates that were published again keep theirs. */
    private static void lowerTheEpoch(String republish) {
        assertThat(Jobs.ended(Tokens.betrieb(), republish).getString("state")).isEqualTo("SUCCEEDED");
        try (var connection = Postgres.get().asSuperuser("inventory"); var sql = connection.createStatement()) {
            sql.execute("UPDATE service_epoch SET number = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void register(String traeger, String name) {
        as(Tokens.betrieb()).body(Map.of("traegernummer", traeger, "name", name, "kreis", "05999")).post(API + "/traeger")
                .then()
                .statusCode(201);
    }

    private String made(String path, Map<String, ?> body) {
        return as(owner()).body(body).post(API + path).then().statusCode(201).extract().jsonPath().getString("id");
    }

    private Map<String, Object> describe(String inventoryNumber) {
        return Map.of("schulnummer", school(), "inventoryNumber", inventoryNumber, "maker", "M", "model", "N", "deviceClass",
                "TABLET", "userGroup", "SUS", "roomId", room);
    }

    private String device(String inventoryNumber) {
        return json("{'schulnummer':'%s','inventoryNumber':'" + inventoryNumber + "','modelId':'" + model
                + "','userGroup':'SUS','roomId':'" + room + "'}");
    }

    private String json(String text) {
        return text.formatted(school()).replace('\'', '"');
    }

    private static Map<String, Object> counts() {
        return Map.of("stichtag", "2026-10-15", "source", "ASD", "jahrgaenge",
                List.of(Map.of("jahrgang", "03", "pupils", 4711)));
    }

    private Supplier<String> view(String path) {
        return () -> as(owner()).get(API + path).asString();
    }

    private Supplier<String> devices() {
        return view("/devices");
    }

    private Supplier<String> traeger() {
        return view("/traeger/own");
    }
}
