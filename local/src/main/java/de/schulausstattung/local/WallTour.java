package de.schulausstattung.local;

import java.util.List;

import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.Season;

/**
 * Goes along the wall with people who have no business with a school: none of its things by id, in a list, as a count, in
 * figures, in what is missing, asked for or agreed on, or in the frozen report. It stops the start where it finds a hole.
 */
final class WallTour {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final Progress progress;
    private final List<String> single;
    private final List<String> lists;
    private final String report;
    private final String reports;
    private final List<String> secrets;

    /** @param clerk of the Träger whose school it is, who sees what the others must not, and takes part in its talk */
    WallTour(Actor clerk, School school, Season season, Progress progress) {
        this.progress = progress;
        var schulnummer = school.schulnummer();
        var device = clerk.api().get(Api.INVENTORY + "/devices?limit=1&schulnummer=" + schulnummer).require().json()
                .path("items").path(0);
        var path = Api.INVENTORY + "/devices/" + device.path("id").asText();
        var need = Api.NEEDS + "/needs/" + first(clerk, Api.NEEDS + "/needs?schulnummer=" + schulnummer);
        var item = Api.NEEDS + "/procurement-items/"
                + first(clerk, Api.NEEDS + "/procurement-items?schulnummer=" + schulnummer);
        var talk = Api.MEETINGS + "/meetings/"
                + first(clerk, Api.MEETINGS + "/meetings?status=HELD&schulnummer=" + schulnummer);
        var protocol = Api.MEETINGS + "/protocols/" + first(clerk, talk + "/protocols");
        var agreement = Api.MEETINGS + "/agreements/" + first(clerk, Api.MEETINGS + "/agreements?schulnummer=" + schulnummer);
        single = List.of(Api.INVENTORY + "/schools/" + schulnummer, path, path + "/history",
                Api.REPORTS + "/schools/" + schulnummer + "/indicators", Api.NEEDS + "/schools/" + schulnummer + "/gap", need,
                need + "/timeline", item, talk, talk + "/dossier", talk + "/participants", talk + "/invitations", protocol,
                protocol + "/document", agreement, Api.MEETINGS + "/schools/" + schulnummer + "/meetings/last");
        lists = List.of(Api.INVENTORY + "/devices?count=exact&schulnummer=" + schulnummer,
                Api.INVENTORY + "/rooms?count=exact&schulnummer=" + schulnummer,
                Api.NEEDS + "/needs?count=exact&schulnummer=" + schulnummer,
                Api.NEEDS + "/procurement-items?count=exact&schulnummer=" + schulnummer,
                Api.MEETINGS + "/meetings?count=exact&schulnummer=" + schulnummer,
                Api.MEETINGS + "/agreements?count=exact&schulnummer=" + schulnummer);
        reports = Api.REPORTS + "/annual-reports";
        report = reports + "/" + season.jahr();
        secrets = List.of(school.name(), device.path("inventoryNumber").asText());
        single.forEach(each -> demand(clerk, each, OK));
        lists.forEach(each -> demand(clerk, each, OK));
        require(clerk.api().get(report).text().contains(school.name()), "der Bericht enthält die Schule nicht");
    }

    /** Who works for another Träger reads that one's things and report, and none of these. */
    void walkAsOtherTraeger(Actor other) {
        single.forEach(path -> hidden(demand(other, path, NOT_FOUND)));
        lists.forEach(path -> {
            var answer = hidden(demand(other, path, OK)).json();
            require(answer.path("items").isEmpty() && answer.path("count").path("value").asLong(-1) == 0,
                    other.name() + " sieht etwas in " + path);
        });
        hidden(demand(other, report, OK));
        hidden(demand(other, reports, OK));
        progress.say("%s (anderer Träger): sieht von dieser Schule nichts: weder einzeln noch in Listen, Zahlen, Bericht"
                .formatted(other.name()));
    }

    /** Who is member of nothing gets in nowhere. */
    void walkAsNobody(Actor nobody) {
        single.forEach(path -> hidden(demand(nobody, path, FORBIDDEN)));
        lists.forEach(path -> hidden(demand(nobody, path, FORBIDDEN)));
        hidden(demand(nobody, report, FORBIDDEN));
        hidden(demand(nobody, reports, FORBIDDEN));
        progress.say("%s (nirgends Mitglied): kommt nirgends hinein".formatted(nobody.name()));
    }

    private static String first(Actor clerk, String list) {
        return clerk.api().get(list).require().json().path("items").path(0).path("id").asText();
    }

    private Api.Answer hidden(Api.Answer answer) {
        require(secrets.stream().noneMatch(answer.text()::contains), answer.request() + " verrät etwas");
        return answer;
    }

    private static Api.Answer demand(Actor actor, String path, int status) {
        var answer = actor.api().get(path);
        require(answer.status() == status,
                "%s erhielt %d statt %d für %s".formatted(actor.name(), answer.status(), status, answer.request()));
        return answer;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StartFailed("Die Mandantentrennung hält nicht: " + otherwise);
        }
    }
}
