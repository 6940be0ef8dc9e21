package de.schulausstattung.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import de.schulausstattung.local.demo.Equipment;
import de.schulausstattung.local.demo.Season;

/** What a school asks for: from its Medienkonzept over the need to the Träger's yes. It waits for no other service. */
final class Requesting {

    private static final int EXISTS = 409;
    private static final int PEOPLE_TO_TRAIN = 12;
    /** More than the wishes of a large town cost. */
    private static final long BUDGET_CENTS = 90_000_000;
    private static final String ROUND = "Bedarfsrunde";

    private final Progress progress;
    private final Season season;

    Requesting(Progress progress, Season season) {
        this.progress = progress;
        this.season = season;
    }

    /**
     * What a school has asked for.
     *
     * @param medienkonzept on which it stands
     * @param tablets the need of devices
     * @param training the need of a training that comes with them
     */
    record Wish(String medienkonzept, String tablets, String training) {
    }

    /** The round of a Träger in which its schools say what they need, open for everybody today; returns its id. */
    String openRound(Actor clerk) {
        var day = season.today();
        var body = Map.of("jahr", season.zieljahr(), "name", ROUND, "phases",
                List.of(phase("MELDEN", "Bedarfe melden", day.minusDays(30), day.plusDays(14), "REQUESTER", "ADVISER"),
                        phase("ENTSCHEIDEN", "Prüfen und entscheiden", day.minusDays(14), day.plusDays(30), "INSPECTOR",
                                "DECIDER")));
        var answer = clerk.once().post(Api.NEEDS + "/rounds", body).require(EXISTS);
        if (answer.status() != EXISTS) {
            progress.say("%s: %s %d eröffnet".formatted(clerk.name(), ROUND, season.zieljahr()));
            return answer.json().path("id").asText();
        }
        return clerk.api().get(Api.NEEDS + "/rounds?jahr=" + season.zieljahr()).require().json().path("items").valueStream()
                .filter(each -> each.path("name").asText().equals(ROUND)).findFirst().orElseThrow().path("id").asText();
    }

    private static Map<String, Object> phase(String code, String title, Object from, Object until, String... writers) {
        return Map.of("code", code, "title", title, "from", from.toString(), "until", until.toString(), "writers",
                List.of(writers));
    }

    /** What the Träger may spend on devices for pupils. */
    void setBudget(Actor administration) {
        var answer = administration.once()
                .post(Api.NEEDS + "/budgets", Map.of("jahr", season.zieljahr(), "category", "ENDGERAETE",
                        "limitCents", BUDGET_CENTS, "budgetLine", "03.21.01/783110"))
                .require(EXISTS);
        if (answer.status() != EXISTS) {
            progress.say("%s (Schulverwaltung): Budget Endgeräte %d: %s".formatted(administration.name(), season.zieljahr(),
                    euros(BUDGET_CENTS)));
        }
    }

    /** The school says what it needs and why; the adviser comments; the Träger grants it. */
    Wish request(YearOf year, String round, int quantity, String jahrgang) {
        var school = year.school().schulnummer();
        var concept = id(year.officer().once().post(Api.NEEDS + "/medienkonzepte", Map.of("schulnummer", school, "label",
                String.valueOf(season.jahr()), "adoptedOn", season.stichtag().toString(), "competences",
                List.of("1.1", "1.2", "2.1", "3.1", "4.1", "4.2", "5.1", "6.2"))));
        var tablets = new LinkedHashMap<String, Object>(Map.of("schulnummer", school, "roundId", round, "kind", "NEW",
                "deviceClass", "TABLET", "requested", quantity, "reason",
                "Eigenproduktionen mit Ton und Bild", "competences", List.of("1.2", "4.1")));
        tablets.putAll(Map.of("medienkonzeptId", concept, "medienkonzeptPage", 12, "jahrgang", jahrgang, "schoolPriority", 1,
                "unitPriceCents", Equipment.tablet().priceCents()));
        var need = submitted(year.officer(), tablets);
        var training = submitted(year.officer(), Map.of("schulnummer", school, "roundId", round, "kind", "TRAINING",
                "trainingTopic", "Medienproduktion mit Tablets", "requested", PEOPLE_TO_TRAIN, "reason",
                "Das Kollegium arbeitet mit den neuen Geräten", "competences", List.of("4.1"), "medienkonzeptId", concept,
                "medienkonzeptPage", 31, "causedBy", need));
        progress.say("%s (Medienbeauftragte): %d Tablets für Jahrgang %s und eine Fortbildung gemeldet, Medienkonzept Seite 12"
                .formatted(year.officer().name(), quantity, jahrgang));
        for (var each : List.of(need, training)) {
            var path = Api.NEEDS + "/needs/" + each;
            year.adviser().replace(path, path + "/advice",
                    Map.of("advice", "SUPPORTED", "text", "Passt zum Medienkonzept")).require();
        }
        progress.say("%s (Medienberatung): befürwortet".formatted(year.adviser().name()));
        approve(year.clerk(), need);
        approve(year.clerk(), training);
        progress.say("%s: bewilligt, %s gebunden".formatted(year.clerk().name(),
                euros((long) quantity * Equipment.tablet().priceCents())));
        return new Wish(concept, need, training);
    }

    private static String submitted(Actor officer, Map<String, Object> body) {
        var need = id(officer.once().post(Api.NEEDS + "/needs", body));
        officer.once().post(Api.NEEDS + "/needs/" + need + "/transitions", Map.of("transition", "SUBMIT")).require();
        return need;
    }

    private static void approve(Actor clerk, String need) {
        clerk.once().post(Api.NEEDS + "/needs/" + need + "/decision", Map.of("transition", "APPROVE")).require();
    }

    private static String id(Api.Answer made) {
        return made.require().json().path("id").asText();
    }

    private static String euros(long cents) {
        return String.format(Locale.GERMANY, "%,d €", cents / 100);
    }
}
