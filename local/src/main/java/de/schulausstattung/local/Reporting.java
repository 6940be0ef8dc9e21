package de.schulausstattung.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.Season;
import de.schulausstattung.local.demo.Traeger;

/** What comes of the year: figures of schools, the frozen annual report, the comparison within the Kreis. */
final class Reporting {

    private static final String RATIO = "devices-per-pupil";
    private static final int EXISTS = 409;

    private final Folders folders;
    private final Progress progress;
    private final Season season;

    Reporting(Folders folders, Progress progress, Season season) {
        this.folders = folders;
        this.progress = progress;
        this.season = season;
    }

    /** Ratio and display coverage of every school, once reports know them all and have seen the position. */
    void showSchools(Actor clerk, int expected, String position) {
        var path = Api.REPORTS + "/schools/indicators?limit=500"
                + (position.isEmpty() ? "" : "&minPosition=" + encode(position));
        var items = clerk.await(path,
                answer -> answer.require().json().path("items").size() >= expected)
                .json().path("items");
        for (var school : items) {
            progress.say("    %-45s Geräte je SuS %6s   Räume mit Display %6s".formatted(school.path("name").asText(),
                    value(school, RATIO), value(school, "display-coverage")));
        }
    }

    /** Devices per pupil of a school, not before reports have seen the position. */
    String ratio(Actor head, School school, String position) {
        return value(head.await(indicators(school, position), _ -> true).require().json(), RATIO);
    }

    /** The head of a school reads its figures. Reports learn of a school by an event; until then they say 404 or 503. */
    void readIndicators(Actor head, School school, String position) {
        var answer = head.await(indicators(school, position), each -> each.status() != 404)
                .require();
        folders.keep("kennzahlen-" + school.schulnummer() + ".json", answer.text());
        progress.say("%s (Schulleitung): Kennzahlen von %s gelesen".formatted(head.name(), school.name()));
    }

    /** What became of the year's talks, once reports know that so many agreements are kept. */
    void showLoop(Actor administration, int kept) {
        var answer = administration.await(Api.REPORTS + "/loop?jahr=" + season.jahr(),
                each -> each.require().json().path("counts").path("agreements").path("total").path("kept").asInt() >= kept)
                .json();
        progress.say("%s: was aus den Gesprächen %d wurde".formatted(administration.name(), season.jahr()));
        for (var figure : answer.path("figures")) {
            progress.say("    %-55s %8s   (%d / %d)".formatted(figure.path("title").asText(), figure.path("value").asText("-"),
                    figure.path("numerator").asLong(), figure.path("denominator").asLong()));
        }
    }

    /** The Träger's administration freezes the report of the year, once it contains the position, and takes it home. */
    void freezeReport(Actor administration, Traeger traeger, String position) {
        if (!position.isEmpty()) {
            administration.await(Api.REPORTS + "/indicators?minPosition=" + encode(position),
                    _ -> true).require();
        }
        var path = Api.REPORTS + "/annual-reports/" + season.jahr();
        administration.api().with("Idempotency-Key", UUID.randomUUID().toString()).post(path + "/freeze", Map.of())
                .require(EXISTS);
        var name = "jahresbericht-%d-%s".formatted(season.jahr(), traeger.nummer());
        folders.report(name + ".json", administration.api().with("Accept", "application/json").get(path).require().text());
        var page = folders.report(name + ".html",
                administration.api().with("Accept", "text/html").get(path).require().text());
        progress.say("%s: Jahresbericht %d festgeschrieben: %s".formatted(administration.name(), season.jahr(), page));
    }

    /** The Träger agrees to be named; then the Bildungsbüro of the Kreis compares all its Träger. */
    void compare(Actor administration, Actor bildungsbuero, Kreis kreis) {
        var release = administration.api().get(Api.REPORTS + "/figures-release").require();
        if (!release.json().path("released").asBoolean()) {
            administration.api().with("If-Match", release.header("ETag"))
                    .put(Api.REPORTS + "/figures-release", Map.of("released", true)).require();
            progress.say("%s: Zahlen für den Kreis freigegeben".formatted(administration.name()));
        }
        var answer = bildungsbuero.await(Api.REPORTS + "/comparison", each -> isFilled(each.require().json(), kreis));
        folders.report("vergleich-%d-%s.json".formatted(season.jahr(), kreis.ags()), answer.text());
        var comparison = answer.json();
        for (var indicator : comparison.path("indicators")) {
            if (indicator.path("id").asText().equals(RATIO)) {
                var quartiles = indicator.path("schoolWeighted");
                progress.say("%s (Bildungsbüro): Vergleich von %d Trägern gelesen, Geräte je SuS %s bis %s, namentlich %s"
                        .formatted(bildungsbuero.name(), comparison.path("traeger").asInt(),
                                quartiles.path("lower").asText("-"),
                                quartiles.path("upper").asText("-"), comparison.path("named").valueStream()
                                        .map(named -> named.path("name").asText()).collect(Collectors.joining(", "))));
            }
        }
    }

    private static boolean isFilled(JsonNode comparison, Kreis kreis) {
        return comparison.path("computedAt").isTextual() && !comparison.path("named").isEmpty()
                && comparison.path("indicators").valueStream().filter(each -> each.path("id").asText().equals(RATIO))
                        .anyMatch(each -> each.path("traeger").asInt() == kreis.traeger().size());
    }

    private static String indicators(School school, String position) {
        return Api.REPORTS + "/schools/" + school.schulnummer() + "/indicators"
                + (position.isEmpty() ? "" : "?minPosition=" + encode(position));
    }

    private static String encode(String position) {
        return URLEncoder.encode(position, StandardCharsets.UTF_8);
    }

    private static String value(JsonNode school, String figure) {
        for (var one : school.path("figures")) {
            if (one.path("id").asText().equals(figure)) {
                return one.path("value").asText("-");
            }
        }
        return "-";
    }
}
