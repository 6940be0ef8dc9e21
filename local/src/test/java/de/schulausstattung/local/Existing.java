package de.schulausstattung.local;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import de.schulausstattung.local.ApiDocument.Operation;
import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Season;

/** What exists in the demo Kreis, so that a path can name it: otherwise a 404 would hide that nobody guards the door. */
final class Existing {

    /** Open to whoever has the link, and to nobody with another one. */
    static final String OPEN_BY_LINK = "/api/meetings/v1/calendars/{secret}/talks.ics";

    private static final int EXISTS = 409;
    private static final int LINES = 2;
    /** For a thing of which there is none, a dead letter for example. */
    private static final String NONE = "01993b2e-0000-7000-8000-000000000001";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What a field of a request names, wherever it stands. */
    private static final Map<String, String> NAMED = Map.of("roundId", Api.NEEDS + "/rounds", "medienkonzeptId",
            Api.NEEDS + "/medienkonzepte", "needId", Api.NEEDS + "/needs", "causedBy", Api.NEEDS + "/needs", "slotId",
            Api.MEETINGS + "/slots", "roomId", Api.INVENTORY + "/rooms", "roomIds", Api.INVENTORY + "/rooms",
            "replacedDeviceIds", Api.INVENTORY + "/devices", "attended", Api.MEETINGS + "/meetings/{id}/participants",
            "entryId", Api.MEETINGS + "/protocols/{id}/lines");

    private final Map<String, List<String>> ids;

    private Existing(Map<String, List<String>> ids) {
        this.ids = ids;
    }

    /** Looks it up as those who may see it, and adds what the way of the year does not leave behind. */
    static Existing of(People people) {
        var ids = new HashMap<String, List<String>>();
        stock(people, ids);
        plan(people, ids);
        meet(people, ids);
        ids.put(Api.REPORTS + "/jobs", List.of(republish(people, RunningSuite.REPORTS)));
        return new Existing(Map.copyOf(ids));
    }

    private static void stock(People people, Map<String, List<String>> ids) {
        var clerk = people.as(People.CLERK);
        var standorte = Api.INVENTORY + "/schools/" + People.school().schulnummer() + "/standorte";
        once(people, People.CLERK).post(standorte, Map.of("name", "Nebenstelle " + UUID.randomUUID(), "main", false)).require();
        var faulty = DeviceRows.submit(clerk, DeviceRows.file("EX-", 1, "keiner"));
        DeviceRows.awaitEnd(() -> clerk, faulty);
        for (var list : List.of("devices", "rooms", "device-models")) {
            ids.put(Api.INVENTORY + "/" + list, idsOf(clerk, Api.INVENTORY + "/" + list + "?limit=50"));
        }
        ids.put(Api.INVENTORY + "/schools/{schulnummer}/standorte", idsOf(clerk, standorte));
        ids.put(Api.INVENTORY + "/jobs", List.of(faulty));
    }

    /** A round that is open today, a need in it, a budget and a Medienkonzept. */
    private static void plan(People people, Map<String, List<String>> ids) {
        var name = String.valueOf(UUID.randomUUID());
        var school = People.school().schulnummer();
        var jahr = Season.now().jahr() + 1;
        var today = Season.now().today();
        var round = once(people, People.CLERK).post(Api.NEEDS + "/rounds", Map.of("jahr", jahr, "name", name, "phases",
                List.of(Map.of("code", "ALL", "title", "Alles", "from", today.minusDays(1).toString(), "until",
                        today.plusDays(2).toString(), "writers", List.of("REQUESTER", "ADVISER", "INSPECTOR", "DECIDER")))))
                .require().json().path("id").asText();
        once(people, People.HEAD).post(Api.NEEDS + "/needs", Map.of("schulnummer", school, "roundId", round, "kind", "NEW",
                "deviceClass", "TABLET", "requested", 24, "reason", name)).require();
        once(people, People.ADMINISTRATION).post(Api.NEEDS + "/budgets",
                Map.of("jahr", jahr, "category", "ENDGERAETE", "limitCents", 100_000_000L)).require(EXISTS);
        once(people, People.HEAD)
                .post(Api.NEEDS + "/medienkonzepte", Map.of("schulnummer", school, "label", name.substring(0, 8), "adoptedOn",
                        today.toString(), "competences", List.of("1.1")))
                .require(EXISTS);
        for (var list : List.of("rounds", "needs", "budgets", "medienkonzepte", "standards")) {
            ids.put(Api.NEEDS + "/" + list, idsOf(people.as(People.CLERK), Api.NEEDS + "/" + list + "?limit=50"));
        }
        ids.put(Api.NEEDS + "/jobs", List.of(republish(people, RunningSuite.NEEDS)));
    }

    /** A talk that was held and agreed on, so that something is bought, one whose protocol is a draft, and a link to them. */
    private static void meet(People people, Map<String, List<String>> ids) {
        var clerk = people.as(People.CLERK);
        var random = new Random();
        var talks = new DrillTalks(people, new Ledger(), "EX-" + UUID.randomUUID().toString().substring(0, 8));
        var agreed = talks.nearlyAgreed("agreed", LINES, random);
        talks.approve(agreed.getKey(), agreed.getValue());
        var draft = talks.nearlyAgreed("draft", LINES, random);
        var protocol = Api.MEETINGS + "/protocols/" + draft.getValue();
        once(people, People.CLERK).post(protocol + "/transitions", Map.of("transition", "TAKE_BACK", "reason", "drill"))
                .require();
        var said = clerk.get(protocol).require().json();
        var talk = Api.MEETINGS + "/meetings/";
        var feed = clerk.post(Api.MEETINGS + "/feeds", Map.of()).require().json();

        ids.put(Api.MEETINGS + "/meetings", List.of(agreed.getKey(), draft.getKey()));
        ids.put(Api.MEETINGS + "/meetings/{id}/participants", idsOf(clerk, talk + agreed.getKey() + "/participants"));
        ids.put(Api.MEETINGS + "/meetings/{id}/agenda/items", idsOf(clerk, talk + agreed.getKey() + "/agenda"));
        ids.put(Api.MEETINGS + "/protocols", List.of(agreed.getValue(), draft.getValue()));
        for (var part : List.of("items", "lines")) {
            ids.put(Api.MEETINGS + "/protocols/{id}/" + part,
                    said.path(part).valueStream().map(entry -> entry.path("id").asText()).toList());
        }
        ids.put(Api.MEETINGS + "/feeds", List.of(feed.path("feed").path("id").asText()));
        ids.put(Api.MEETINGS + "/calendars", List.of(feed.path("path").asText().split("/", -1)[1]));
        for (var list : List.of("slots", "agreements")) {
            ids.put(Api.MEETINGS + "/" + list, idsOf(clerk, Api.MEETINGS + "/" + list + "?limit=50"));
        }
        ids.put(Api.MEETINGS + "/jobs", List.of(republish(people, RunningSuite.MEETINGS)));
        ids.put(Api.NEEDS + "/procurement-items", await().atMost(PATIENCE).until(
                () -> idsOf(people.as(People.CLERK), Api.NEEDS + "/procurement-items?limit=50"), items -> !items.isEmpty()));
    }

    private static String republish(People people, Service service) {
        return people.operator(service).post("/api/" + service.route() + "/v1/operations/republish", Map.of()).require().json()
                .path("id").asText();
    }

    private static Api once(People people, String username) {
        return people.as(username).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The ids of things of the kind that a path names first; none where nothing of the kind exists. */
    List<String> ids(Operation operation) {
        return ids.getOrDefault(before(operation.path(), "{id}"), List.of());
    }

    /** The ids of what a parameter or a field of the operation names, as far as its name tells. */
    List<String> ids(Operation operation, String name) {
        var parameter = "{" + name + "}";
        return ids.getOrDefault(
                operation.path().contains(parameter) ? before(operation.path(), parameter) : NAMED.getOrDefault(name, ""),
                List.of());
    }

    /** The id of something that exists, whatever it is. */
    List<String> all() {
        return ids.values().stream().flatMap(List::stream).toList();
    }

    /** The operation's path with numbers and ids of things that exist. */
    String path(Operation operation) {
        var path = new StringBuilder();
        for (var segment : operation.path().substring(1).split("/", -1)) {
            path.append('/').append(segment.startsWith("{") ? value(operation, segment) : segment);
        }
        return path.toString();
    }

    private String value(Operation operation, String parameter) {
        return switch (parameter) {
            case "{schulnummer}" -> People.school().schulnummer();
            case "{traegernummer}" -> Kreis.demo().traeger().getFirst().nummer();
            case "{jahr}" -> String.valueOf(operation.service().equals(RunningSuite.MEETINGS) ? DrillTalks.JAHR
                    : Season.now().jahr());
            case "{schuljahr}" -> Season.now().schuljahr();
            case "{sequence}" -> "1";
            default -> first(ids(operation, parameter.substring(1, parameter.length() - 1)));
        };
    }

    private static String first(List<String> known) {
        return known.isEmpty() ? NONE : known.getFirst();
    }

    /** What stands in the path before the parameter: the collection of what it names. */
    private static String before(String path, String parameter) {
        var cut = path.indexOf("/" + parameter);
        return cut < 0 ? path : path.substring(0, cut);
    }

    private static List<String> idsOf(Api api, String path) {
        return api.get(path).require().json().path("items").valueStream().map(item -> item.path("id").asText()).toList();
    }
}
