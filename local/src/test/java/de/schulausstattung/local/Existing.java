package de.schulausstattung.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import de.schulausstattung.local.ApiDocument.Operation;
import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Season;

/** What exists in the demo Kreis, so that a path can name it: otherwise a 404 would hide that nobody guards the door. */
final class Existing {

    private static final String INVENTORY = "/api/inventory/v1";
    private static final String NEEDS = "/api/needs/v1";
    private static final String REPORTS = "/api/reports/v1";
    private static final int EXISTS = 409;
    /** For a thing of which there is none, a dead letter for example. */
    private static final String NONE = "01993b2e-0000-7000-8000-000000000001";

    private final Map<String, List<String>> ids;

    private Existing(Map<String, List<String>> ids) {
        this.ids = ids;
    }

    /** Looks it up as those who may see it, and adds what the way of the year does not leave behind. */
    static Existing of(People people) {
        var clerk = people.as(People.CLERK);
        var standorte = INVENTORY + "/schools/" + People.school().schulnummer() + "/standorte";
        clerk.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(standorte, Map.of("name", "Nebenstelle " + UUID.randomUUID(), "main", false)).require();
        var faulty = DeviceRows.submit(clerk, DeviceRows.file("EX-", 1, "keiner"));
        DeviceRows.awaitEnd(() -> clerk, faulty);
        var republish = people.as(People.OPERATOR).post(REPORTS + "/operations/republish", Map.of()).require();
        var needs = people.as(People.OPERATOR).post(NEEDS + "/operations/republish", Map.of()).require();
        plan(people);
        var ids = new HashMap<String, List<String>>();
        for (var list : List.of("devices", "rooms", "device-models")) {
            ids.put(INVENTORY + "/" + list, idsOf(clerk, INVENTORY + "/" + list + "?limit=50"));
        }
        ids.put(INVENTORY + "/schools/{schulnummer}/standorte", idsOf(clerk, standorte));
        ids.put(INVENTORY + "/jobs", List.of(faulty));
        for (var list : List.of("rounds", "needs", "budgets", "medienkonzepte", "standards")) {
            ids.put(NEEDS + "/" + list, idsOf(clerk, NEEDS + "/" + list + "?limit=50"));
        }
        ids.put(NEEDS + "/jobs", List.of(needs.json().path("id").asText()));
        ids.put(REPORTS + "/jobs", List.of(republish.json().path("id").asText()));
        return new Existing(Map.copyOf(ids));
    }

    /** A round that is open today, a need in it, a budget and a Medienkonzept. */
    private static void plan(People people) {
        var name = String.valueOf(UUID.randomUUID());
        var school = People.school().schulnummer();
        var jahr = Season.now().jahr() + 1;
        var today = Season.now().today();
        var round = once(people, People.CLERK).post(NEEDS + "/rounds", Map.of("jahr", jahr, "name", name, "phases",
                List.of(Map.of("code", "ALL", "title", "Alles", "from", today.minusDays(1).toString(), "until",
                        today.plusDays(2).toString(), "writers", List.of("REQUESTER", "ADVISER", "INSPECTOR", "DECIDER")))))
                .require().json().path("id").asText();
        once(people, People.HEAD).post(NEEDS + "/needs", Map.of("schulnummer", school, "roundId", round, "kind", "NEW",
                "deviceClass", "TABLET", "requested", 24, "reason", name)).require();
        once(people, People.ADMINISTRATION).post(NEEDS + "/budgets",
                Map.of("jahr", jahr, "category", "ENDGERAETE", "limitCents", 100_000_000L)).require(EXISTS);
        once(people, People.HEAD)
                .post(NEEDS + "/medienkonzepte", Map.of("schulnummer", school, "label", name.substring(0, 8), "adoptedOn",
                        today.toString(), "competences", List.of("1.1")))
                .require(EXISTS);
    }

    private static Api once(People people, String username) {
        return people.as(username).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The ids of things of the kind that a path names; none where nothing of the kind exists. */
    List<String> ids(Operation operation) {
        return ids.getOrDefault(collection(operation.path()), List.of());
    }

    /** The id of something that exists, whatever it is. */
    List<String> all() {
        return ids.values().stream().flatMap(List::stream).toList();
    }

    /** The operation's path with numbers and ids of things that exist. */
    String path(Operation operation) {
        var known = ids(operation);
        return operation.path().replace("{schulnummer}", People.school().schulnummer())
                .replace("{traegernummer}", Kreis.demo().traeger().getFirst().nummer())
                .replace("{jahr}", String.valueOf(Season.now().jahr())).replace("{schuljahr}", Season.now().schuljahr())
                .replace("{sequence}", "1").replace("{id}", known.isEmpty() ? NONE : known.getFirst());
    }

    private static String collection(String path) {
        var cut = path.indexOf("/{id}");
        return cut < 0 ? path : path.substring(0, cut);
    }

    private static List<String> idsOf(Api api, String path) {
        return api.get(path).require().json().path("items").valueStream().map(item -> item.path("id").asText()).toList();
    }
}
