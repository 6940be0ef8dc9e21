package de.schulausstattung.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.Season;

/** What a Träger sets as its equipment standard, and what a school has and lacks of it. */
final class Planning {

    private static final String TEMPLATE = "1:1 ab Jahrgang 3";
    private static final int EXISTS = 409;
    /** Needs do not know the school yet. */
    private static final int UNKNOWN = 404;

    private final Folders folders;
    private final Progress progress;
    private final Season season;

    Planning(Folders folders, Progress progress, Season season) {
        this.folders = folders;
        this.progress = progress;
        this.season = season;
    }

    /**
     * The Träger's administration makes a published template its own, from the last Stichtag on.
     *
     * @return the position of the event, which figures measured by it must contain; empty where it is its own already
     */
    String adoptStandard(Actor administration) {
        var templates = administration.api().get(Api.NEEDS + "/standard-templates").require().json().path("items");
        var template = templates.valueStream().filter(each -> each.path("label").asText().equals(TEMPLATE)).findFirst()
                .orElseThrow(() -> new StartFailed("Die Vorlage " + TEMPLATE + " fehlt"));
        var answer = administration.api().with("Idempotency-Key", UUID.randomUUID().toString())
                .post(Api.NEEDS + "/standards",
                        Map.of("label", season.schuljahr(), "validFrom", season.stichtag().toString(), "source",
                                "Schulausschuss (erfunden)", "adopts", template.path("id").asText(), "rules", List.of()))
                .require(EXISTS);
        if (answer.status() == EXISTS) {
            return "";
        }
        progress.say("%s: Ausstattungsstandard „%s“ aus der Vorlage übernommen, gilt ab %td.%<tm.%<tY"
                .formatted(administration.name(), TEMPLATE, season.stichtag()));
        return answer.header("Event-Position");
    }

    /**
     * The head of a school reads Soll, Ist and gap, once needs have seen the position.
     */
    SchoolGap readGap(Actor head, School school, String position) {
        var answer = head.await(gap(school, position), each -> each.status() != UNKNOWN)
                .require();
        folders.keep("soll-ist-" + school.schulnummer() + ".json", answer.text());
        progress.say("%s (Schulleitung): Soll und Ist von %s gelesen".formatted(head.name(), school.name()));
        for (var rule : answer.json().path("rules")) {
            progress.say("    %-20s Soll %5s   Ist %5s   es fehlen %5s".formatted(
                    rule.path("rule").asText().equals("DEVICES_PER_PUPIL") ? "Geräte für SuS" : "Displays in Räumen",
                    number(rule, "soll"), number(rule, "ist"), number(rule, "gap")));
        }
        return SchoolGap.of(answer.json());
    }

    /**
     * What a school lacks of the standard.
     *
     * @param devices for pupils, so many
     * @param jahrgang the first one for which the standard asks for devices; empty where it asks for none
     */
    record SchoolGap(int devices, String jahrgang) {
        private static SchoolGap of(JsonNode gap) {
            var devices = gap.path("rules").valueStream()
                    .filter(rule -> rule.path("rule").asText().equals("DEVICES_PER_PUPIL")).findFirst().orElseThrow();
            var jahrgang = gap.path("jahrgaenge").valueStream().filter(each -> each.path("soll").asInt() > 0).findFirst();
            return new SchoolGap(devices.path("gap").asInt(), jahrgang.map(each -> each.path("jahrgang").asText()).orElse(""));
        }
    }

    /** How many devices the schools of a Träger lack, school by school (question 1 of the domain). */
    void showGaps(Actor clerk, int schools, String position) {
        var answer = clerk.await(Api.NEEDS + "/schools/gap?limit=500" + seen('&', position),
                each -> each.require().json().path("items").size() >= schools).json();
        progress.say("%s: Soll und Ist aller %d Schulen gelesen".formatted(clerk.name(), answer.path("items").size()));
        for (var school : answer.path("items")) {
            var rule = school.path("rules").valueStream()
                    .filter(each -> each.path("rule").asText().equals("DEVICES_PER_PUPIL")).findFirst().orElseThrow();
            progress.say("    %-45s Soll %5s   Ist %5s   es fehlen %5s".formatted(school.path("name").asText(),
                    number(rule, "soll"), number(rule, "ist"), number(rule, "gap")));
        }
    }

    private static String gap(School school, String position) {
        return Api.NEEDS + "/schools/" + school.schulnummer() + "/gap" + seen('?', position);
    }

    private static String seen(char separator, String position) {
        return position.isEmpty() ? "" : separator + "minPosition=" + URLEncoder.encode(position, StandardCharsets.UTF_8);
    }

    /** Absent where it is not known: no count of pupils. */
    private static String number(JsonNode rule, String field) {
        return rule.path(field).asText("-");
    }
}
