package de.schulausstattung.needs;

import static de.schulausstattung.needs.NeedsServiceTest.as;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.DeviceState;
import de.schulausstattung.events.meetings.AgreementState;
import de.schulausstattung.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;

/** A Träger with two schools that need things, and the people who write about it. */
public record Kommune(String traeger, Events events) {

    /** A Gymnasium. */
    public static final String SCHOOL = "165384";
    /** A Grundschule. */
    public static final String OTHER_SCHOOL = "165396";

    private static final LocalDate TODAY = FixedClock.TODAY;

    /** One that nobody knows yet. */
    public static Kommune fresh() {
        var traeger = NeedsServiceTest.newTraegernummer();
        var kommune = new Kommune(traeger, new Events(traeger));
        kommune.events.send(States.traeger(traeger, "05998"));
        kommune.events.send(States.school(SCHOOL, "GY"));
        kommune.events.send(States.school(OTHER_SCHOOL, "G"));
        kommune.events.awaitApplied();
        return kommune;
    }

    /** As the platform stores it. */
    public String tenant() {
        return "traeger-" + traeger;
    }

    /** IT-Beschaffung: decides and orders. */
    public String it() {
        return Tokens.itBeschaffung(traeger);
    }

    /** Schulverwaltung: sets budgets. */
    public String administration() {
        return Tokens.of("sv-" + traeger, "/traeger/" + traeger + "/schulverwaltung");
    }

    /** The head of {@link #SCHOOL}. */
    public String head() {
        return Tokens.schulleitung(traeger, SCHOOL);
    }

    /** The head of {@link #OTHER_SCHOOL}. */
    public String otherHead() {
        return Tokens.schulleitung(traeger, OTHER_SCHOOL);
    }

    /** Advises {@link #SCHOOL}. */
    public String adviser() {
        return Tokens.of("mb", "/traeger/" + traeger + "/schulen/" + SCHOOL + "/medienberatung");
    }

    /** A phase with days relative to today. */
    public static Map<String, Object> phase(String code, int from, int until, String... writers) {
        return Map.of("code", code, "title", code, "from", TODAY.plusDays(from).toString(), "until",
                TODAY.plusDays(until).toString(), "writers", List.of(writers));
    }

    /** A round with these phases. */
    public static Map<String, Object> round(int jahr, String name, Object... phases) {
        return Map.of("jahr", jahr, "name", name, "phases", List.of(phases));
    }

    /** Opens a round of the year in which everybody may write today; returns its id. */
    public String openRound(int jahr) {
        return as(it()).body(round(jahr, "Runde " + UUID.randomUUID(),
                phase("ALL", -10, 10, "REQUESTER", "ADVISER", "INSPECTOR", "DECIDER"))).post("/rounds").then().statusCode(201)
                .extract().path("id");
    }

    /** Sets a budget; returns its id. */
    public String budget(int jahr, String category, @Nullable String schulform, long cents) {
        var budget = new HashMap<String, Object>(Map.of("jahr", jahr, "category", category, "limitCents", cents));
        if (schulform != null) {
            budget.put("schulform", schulform);
        }
        return as(administration()).header("Idempotency-Key", key()).body(budget).post("/budgets").then().statusCode(201)
                .extract().path("id");
    }

    /** What is free of a budget now. */
    public long free(String budget) {
        return as(it()).get("/budgets/" + budget).then().statusCode(200).extract().jsonPath().getLong("freeCents");
    }

    /** What a head says of tablets for the school: complete, and to be changed by the caller. */
    public static Map<String, Object> tablets(String round, int quantity) {
        return new HashMap<>(Map.of("schulnummer", SCHOOL, "roundId", round, "kind", "NEW", "deviceClass", "TABLET",
                "requested", quantity, "reason", "Jahrgang 5 arbeitet mit eigenen Geräten", "competences",
                List.of("1.1", "4.1"),
                "jahrgang", "05", "schoolPriority", 1, "unitPriceCents", 40_000));
    }

    /** Drafts a need as the head; returns its id. */
    public String draft(Map<String, Object> need) {
        return as(head()).body(need).post("/needs").then().statusCode(201).extract().path("id");
    }

    /** Drafts and submits as the head; returns the id. */
    public String submit(Map<String, Object> need) {
        var id = draft(need);
        as(head()).body(Map.of("transition", "SUBMIT")).post("/needs/" + id + "/transitions").then().statusCode(200);
        return id;
    }

    /** Decides as IT-Beschaffung. */
    public ValidatableResponse decide(String need, Map<String, Object> decision) {
        return as(it()).header("Idempotency-Key", key()).body(decision).post("/needs/" + need + "/decision").then();
    }

    /** Approves all that is asked for. */
    public ValidatableResponse approve(String need) {
        return decide(need, Map.of("transition", "APPROVE"));
    }

    /** A need as it is now. */
    public ValidatableResponse need(String id) {
        return as(it()).get("/needs/" + id).then().statusCode(200);
    }

    /** Takes a step of a procurement item as IT-Beschaffung. */
    public ValidatableResponse move(String item, Map<String, Object> step) {
        return as(it()).header("Idempotency-Key", key()).body(step).post("/procurement-items/" + item + "/transitions").then();
    }

    /** The procurement items of an agreement. */
    public List<String> itemsOf(UUID agreement) {
        return as(it()).get("/procurement-items?agreementId=" + agreement).then().statusCode(200).extract()
                .path("items.id");
    }

    /** So many tablets, agreed on in this year's talk of {@link #SCHOOL}. */
    public static AgreementState agreement(UUID id, @Nullable String need, int quantity, String decision, boolean binding,
            String outcome) {
        return new AgreementState(id, UUID.randomUUID(), SCHOOL, 2026, 2027, 1, "PURCHASE", "TABLET", quantity, List.of(), "05",
                need == null ? null : UUID.fromString(need), 960_000L, "21.03.01/783100", LocalDate.of(2027, 3, 31),
                "IT_BESCHAFFUNG", decision, null, binding, null, 0, outcome, null);
    }

    /** So many tablets that are received for a procurement item. */
    public static List<DeviceState> received(String item, int quantity) {
        return Stream.generate(() -> named(States.device(SCHOOL, "TABLET", "SUS", "IN_STOCK", null, null, null), item))
                .limit(quantity).toList();
    }

    /** The same device with another procurement item. */
    public static DeviceState named(DeviceState device, @Nullable String item) {
        return new DeviceState(device.id(), device.schulnummer(), device.roomId(), device.inventoryNumber(), null, null,
                device.maker(), device.model(), device.deviceClass(), device.userGroup(), device.status(), device.purchasedOn(),
                device.priceCents(), device.inServiceFrom(), device.inServiceUntil(), device.plannedUntil(), item);
    }

    /** The same device, in service. */
    public static DeviceState inService(DeviceState device) {
        return new DeviceState(device.id(), device.schulnummer(), device.roomId(), device.inventoryNumber(), null, null,
                device.maker(), device.model(), device.deviceClass(), device.userGroup(), "IN_SERVICE", device.purchasedOn(),
                device.priceCents(), TODAY, null, device.plannedUntil(), device.procurementItemId());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
