package de.schulausstattung.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One Soll, whoever computes it: what a standard asks for and what of it is there. The cases stand in {@code soll-cases.json};
 * each service that tells a Soll gets the same standards and the same inventory and has to answer the same numbers.
 */
public abstract class SollContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHOOL = "165384";
    private static final Map<String, String> ROWS = Map.of("inventory.traeger", "traeger WHERE id = ?", "inventory.school",
            "school WHERE schulnummer = ?", "inventory.room", "room WHERE id = ?::uuid", "inventory.pupil-count",
            "pupil_count WHERE id = ?", "inventory.device", "device WHERE id = ?::uuid", "needs.equipment-standard",
            "equipment_standard WHERE id = ?::uuid");

    private final String service;

    /** For the service of this short name. */
    protected SollContract(String service) {
        this.service = service;
    }

    /**
     * What a service says of a school.
     *
     * @param standard the label of the standard it measured by
     * @param soll devices for pupils; null where it is not known
     * @param jahrgaenge the same by Jahrgang
     * @param displayIst displays that meet the Soll of their room
     */
    public record Answer(String standard, @Nullable Long soll, long ist, Map<String, Long> jahrgaenge, long displaySoll,
            long displayIst) {
    }

    /** Five digits that no other test uses. */
    protected abstract String aTraeger();

    /**
     * Makes a version known.
     *
     * @param command what a Träger asks needs-service for
     * @param state what is published of it, but for its id
     */
    protected abstract void set(Tenant tenant, JsonNode command, ObjectNode state);

    /** What the service answers to the Träger of the school on a day; today where none is named. */
    protected abstract Answer ask(String traeger, String school, @Nullable String day);

    /** A Träger whose events the service reads. */
    public record Tenant(String traeger, Publisher publisher) {

        /** Publishes the first state of an aggregate. */
        public void send(String topic, String id, ObjectNode data) {
            var event = JSON.createObjectNode().put("specversion", "1.0").put("id", UUID.randomUUID().toString())
                    .put("source", "/" + topic.substring(0, topic.indexOf('.')))
                    .put("type", "de.schulausstattung." + topic + "-changed.v1").put("subject", id)
                    .put("time", "2026-11-01T08:00:00Z").put("datacontenttype", "application/json")
                    .put("tenant", publisher.tenant()).put("epoch", 0).put("aggregateversion", 0);
            event.set("data", data);
            publisher.send(topic, id, 0, 0, event.toString());
        }
    }

    @TestFactory
    Stream<DynamicTest> answersTheSameSoll() throws IOException {
        try (var cases = Objects.requireNonNull(SollContract.class.getResourceAsStream("/soll-cases.json"))) {
            return JSON.readTree(cases).valueStream().toList().stream()
                    .map(one -> dynamicTest(one.path("name").asText(), () -> check(one)));
        }
    }

    private void check(JsonNode one) {
        var traeger = aTraeger();
        var tenant = new Tenant(traeger, new Publisher(service, "traeger-" + traeger, ROWS));
        publish(tenant, one);
        for (var standard : one.path("standards")) {
            set(tenant, standard.path("command"), standard.path("state").deepCopy());
        }
        tenant.publisher().awaitApplied();

        assertThat(ask(traeger, SCHOOL, one.path("day").textValue())).isEqualTo(expected(one.path("expected")));
    }

    private static Answer expected(JsonNode expected) {
        var jahrgaenge = new TreeMap<String, Long>();
        expected.path("jahrgaenge").properties().forEach(one -> jahrgaenge.put(one.getKey(), one.getValue().asLong()));
        var soll = expected.path("soll");
        return new Answer(expected.path("standard").asText(), soll.isNull() ? null : soll.asLong(),
                expected.path("ist").asLong(), jahrgaenge, expected.path("displaySoll").asLong(),
                expected.path("displayIst").asLong());
    }

    private static void publish(Tenant tenant, JsonNode one) {
        tenant.send("inventory.traeger", tenant.traeger(), JSON.createObjectNode().put("traegernummer", tenant.traeger())
                .put("name", "Stadt Musterstadt").put("kreis", "05754"));
        tenant.send("inventory.school", SCHOOL, JSON.createObjectNode().put("schulnummer", SCHOOL)
                .put("schulform", one.path("schulform").asText()).put("name", "Musterschule").put("gemeinde", "05754008")
                .put("operating", true));
        one.path("counts").properties().forEach(count -> count(tenant, Integer.parseInt(count.getKey()), count.getValue()));
        one.path("devices").forEach(device -> devices(tenant, device, device.path("times").asInt(), null));
        for (var room : one.path("rooms")) {
            var id = UUID.randomUUID().toString();
            tenant.send("inventory.room", id, JSON.createObjectNode().put("id", id).put("schulnummer", SCHOOL)
                    .put("name", "R" + id).put("kind", room.path("kind").asText())
                    .put("unterrichtsrelevant", room.path("unterrichtsrelevant").asBoolean()).put("deleted", false));
            var displays = ((ObjectNode) room.deepCopy()).put("userGroup", "POOL").put("inServiceFrom", "2024-02-01");
            devices(tenant, displays, room.path("displays").asInt(), id);
        }
    }

    private static void count(Tenant tenant, int year, JsonNode jahrgaenge) {
        var count = JSON.createObjectNode().put("schulnummer", SCHOOL)
                .put("schuljahr", year + "/" + String.valueOf(year + 1).substring(2)).put("stichtag", year + "-10-15")
                .put("source", "ASD");
        var counts = count.putArray("counts");
        jahrgaenge.properties().forEach(
                one -> counts.addObject().put("jahrgang", one.getKey()).put("pupils", one.getValue().asInt()));
        tenant.send("inventory.pupil-count", SCHOOL + "-" + year, count);
    }

    private static void devices(Tenant tenant, JsonNode like, int times, @Nullable String room) {
        for (int i = 0; i < times; i++) {
            var id = UUID.randomUUID().toString();
            var device = JSON.createObjectNode().put("id", id).put("schulnummer", SCHOOL).put("inventoryNumber", "INV-" + id)
                    .put("maker", "Muster").put("model", "M1");
            for (var field : List.of("deviceClass", "userGroup", "status", "inServiceFrom", "inServiceUntil")) {
                if (like.has(field)) {
                    device.put(field, like.path(field).asText());
                }
            }
            if (room != null) {
                device.put("roomId", room);
            }
            tenant.send("inventory.device", id, device);
        }
    }
}
