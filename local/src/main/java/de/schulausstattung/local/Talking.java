package de.schulausstattung.local;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.local.demo.School;
import de.schulausstattung.local.demo.Season;

/** The yearly talk of a school: its appointment, what lies on the table, and the protocol that both sides approve. */
final class Talking {

    private static final int EXISTS = 409;
    private static final List<String> TIMES = List.of("09:00", "11:00", "13:30");
    private static final int MINUTES = 90;
    private static final int OBJECTION_DAYS = 14;

    private final Folders folders;
    private final Progress progress;
    private final Season season;

    Talking(Folders folders, Progress progress, Season season) {
        this.folders = folders;
        this.progress = progress;
        this.season = season;
    }

    /** Opens the year's round; returns when each of the Träger's schools has its talk to be booked. */
    void openRound(Actor clerk, int jahr, int schools) {
        var answer = clerk.once().post(Api.MEETINGS + "/rounds", Map.of("jahr", jahr, "bookingFrom",
                season.today().minusDays(14).toString(), "bookingUntil", LocalDate.of(jahr, 12, 31).toString(), "topicsUntil",
                LocalDate.of(jahr, 12, 31).toString(), "objectionDays", OBJECTION_DAYS)).require(EXISTS);
        // meeting-service learns of schools by events: those that come later are planned by asking once more
        clerk.await(Api.MEETINGS + "/meetings?limit=500&jahr=" + jahr, each -> {
            if (each.require().json().path("items").size() >= schools) {
                return true;
            }
            clerk.api().post(Api.MEETINGS + "/rounds/" + jahr + "/meetings", Map.of()).require();
            return false;
        });
        if (answer.status() != EXISTS) {
            progress.say("%s: Runde der Jahresbilanzgespräche %d eröffnet, je Schule ein Termin zu buchen (%d)"
                    .formatted(clerk.name(), jahr, schools));
        }
    }

    /** Offers at least so many times, on the last working days of that year up to this day: talks that are held have begun. */
    void offer(Actor clerk, LocalDate around, int number) {
        var jahr = around.getYear();
        var days = workingDays(clerk, around, (number + TIMES.size() - 1) / TIMES.size());
        var offered = clerk.once().post(Api.MEETINGS + "/rounds/" + jahr + "/slots",
                Map.of("team", "IT-Beschaffung " + UUID.randomUUID().toString().substring(0, 8), "firstDay",
                        days.getFirst().toString(), "lastDay", days.getLast().toString(), "weekdays",
                        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"), "times", TIMES, "minutes", MINUTES,
                        "place", "Rathaus, Raum 214"))
                .require().json().path("items").size();
        progress.say("%s: %d Termine angeboten, keiner in den Ferien oder an einem Feiertag".formatted(clerk.name(), offered));
    }

    /** The last ones up to a day, in their order and without a gap of working days; early in January those that come. */
    private static List<LocalDate> workingDays(Actor clerk, LocalDate around, int number) {
        var off = clerk.api().get(Api.MEETINGS + "/calendar/days-off?jahr=" + around.getYear()).require().json().path("items")
                .valueStream().map(each -> LocalDate.parse(each.path("day").asText())).collect(Collectors.toSet());
        var all = LocalDate.of(around.getYear(), 1, 1).datesUntil(LocalDate.of(around.getYear() + 1, 1, 1))
                .filter(day -> !isWeekend(day) && !off.contains(day)).toList();
        var come = (int) all.stream().filter(day -> !day.isAfter(around)).count();
        var from = Math.clamp(come - number, 0, Math.max(0, all.size() - number));
        return all.subList(from, Math.min(all.size(), from + number));
    }

    private static boolean isWeekend(LocalDate day) {
        return Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    }

    /** Waits until the dossier of the school's talk would tell of so many needs. */
    void awaitNeeds(YearOf year, int needs) {
        year.head().await(Api.MEETINGS + "/meetings/" + meeting(year.head(), year.school(), season.jahr()) + "/dossier/draft",
                each -> each.require().json().path("needs").size() >= needs);
    }

    /** The head books, all parties are entered and invited; returns the talk's id. */
    String prepare(YearOf year, int jahr, Requesting.Wish wish) {
        var meeting = book(year, jahr);
        var path = Api.MEETINGS + "/meetings/" + meeting;
        enter(year.clerk(), path, "IT_BESCHAFFUNG", year.clerk());
        enter(year.clerk(), path, "MEDIENBERATUNG", year.adviser());
        if (!year.officer().subject().equals(year.head().subject())) {
            enter(year.head(), path, "MEDIENBEAUFTRAGTE", year.officer());
        }
        year.head().replace(path, Map.of("medienkonzeptId", wish.medienkonzept(), "medienkonzeptMissing", false, "mepVersion",
                String.valueOf(season.jahr()))).require();
        year.officer().once().post(path + "/agenda/items", Map.of("topic", "PROJEKTE", "title", "Schülerradio mit Tablets"))
                .require();
        year.clerk().once().post(path + "/invitations", Map.of()).require();
        year.adviser().api().post(path + "/answers", Map.of("answer", "ACCEPTED")).require();
        progress.say("%s: eingeladen, Termin als Mail mit Kalendereintrag; %s sagt zu".formatted(year.clerk().name(),
                year.adviser().name()));
        return meeting;
    }

    /** Takes the first time that is free. */
    String book(YearOf year, int jahr) {
        var meeting = meeting(year.head(), year.school(), jahr);
        var slot = year.head().api().get(Api.MEETINGS + "/slots?limit=1&free=true&sort=startsAt&jahr=" + jahr).require().json()
                .path("items").path(0);
        var path = Api.MEETINGS + "/meetings/" + meeting;
        var booked = year.head().replace(path, path + "/appointment",
                Map.of("slotId", slot.path("id").asText(), "function", "SCHULLEITUNG")).require().json();
        progress.say("%s (Schulleitung): Gespräch %d gebucht, %s".formatted(year.head().name(), jahr,
                season.when(booked.path("startsAt").asText())));
        return meeting;
    }

    private static String meeting(Actor head, School school, int jahr) {
        return head.api().get(Api.MEETINGS + "/meetings?jahr=" + jahr + "&schulnummer=" + school.schulnummer()).require()
                .json().path("items").path(0).path("id").asText();
    }

    private static void enter(Actor by, String meeting, String function, Actor person) {
        by.once().post(meeting + "/participants", Map.of("function", function, "person", person.subject(), "mail",
                person.user().username() + "@musterland.example")).require();
    }

    /** What lies on the table, the same paper for all; the adviser reads it, too. */
    void readDossier(YearOf year, String meeting) {
        var path = Api.MEETINGS + "/meetings/" + meeting;
        var dossier = year.adviser().api().get(path + "/dossier").require();
        folders.keep("dossier-" + year.school().schulnummer() + ".json", dossier.text());
        folders.keep("einladung-" + year.school().schulnummer() + ".ics",
                year.head().api().with("Accept", "text/calendar").get(path + "/invitations/newest.ics").require().text());
        progress.say("%s (Medienberatung): Dossier gelesen: %d Gerätearten, %d fällige Geräte, %d Bedarfe".formatted(
                year.adviser().name(), dossier.json().path("stock").size(), dossier.json().path("due").size(),
                dossier.json().path("needs").size()));
    }

    /**
     * The talk takes place; its protocol is written and put to approval, and both sides approve it. Returns the agreement on
     * what is to be bought.
     */
    String hold(YearOf year, String meeting, Requesting.Wish wish, int quantity, String jahrgang) {
        var path = Api.MEETINGS + "/meetings/" + meeting;
        var present = year.clerk().api().get(path + "/participants").require().json().path("items").valueStream()
                .map(each -> each.path("id").asText()).toList();
        year.clerk().once().post(path + "/transitions", Map.of("transition", "HOLD", "attended", present)).require();
        var protocol = year.clerk().once().post(path + "/protocols", Map.of()).require().json().path("protocol").path("id")
                .asText();
        var address = Api.MEETINGS + "/protocols/" + protocol;
        var line = new LinkedHashMap<String, Object>(Map.of("kind", "PURCHASE", "text",
                quantity + " Tablets für Jahrgang " + jahrgang, "deviceClass", "TABLET", "quantity", quantity, "roomIds",
                List.of(), "jahrgang", jahrgang, "needId", wish.tablets(), "owner", "IT_BESCHAFFUNG", "decision", "ACCEPTED"));
        line.put("dueOn", LocalDate.of(season.zieljahr(), 7, 31).toString());
        var purchase = year.clerk().once().post(address + "/lines", line).require().json().path("agreementId").asText();
        year.clerk().once().post(address + "/lines", Map.of("kind", "TRAINING", "text", "Fortbildung Medienproduktion",
                "trainingTopic", "Medienproduktion mit Tablets", "quantity", 12, "roomIds", List.of(), "needId",
                wish.training(), "owner", "MEDIENBERATUNG", "decision", "ACCEPTED")).require();
        year.clerk().once().post(address + "/transitions", Map.of("transition", "PUT_TO_APPROVAL")).require();
        progress.say(
                "%s: Protokoll zur Abstimmung: „%d Tablets“ und eine Fortbildung".formatted(year.clerk().name(), quantity));
        approve(year.head(), address);
        var status = approve(year.clerk(), address).path("protocol").path("status").asText();
        if (!status.equals("FINAL")) {
            throw new StartFailed("Beide haben zugestimmt, und das Protokoll ist " + status);
        }
        var document = year.head().api().get(address + "/document").require();
        folders.keep("protokoll-" + year.school().schulnummer() + ".json", document.text());
        progress.say("%s und %s stimmen zu: Protokoll ist final, %s".formatted(year.head().name(), year.clerk().name(),
                document.header("Repr-Digest")));
        return purchase;
    }

    private static JsonNode approve(Actor actor, String protocol) {
        return actor.api().post(protocol + "/votes", Map.of("votes", List.of(), "rest", "APPROVED")).require().json();
    }

    /** What the school reads of its last talk, once the talks know that so many devices have arrived. */
    void readLast(Actor head, School school, int arrived) {
        var last = head.await(Api.MEETINGS + "/schools/" + school.schulnummer() + "/meetings/last",
                each -> each.require().json().path("agreements").valueStream()
                        .anyMatch(one -> one.path("progress").path("delivered").asInt() == arrived))
                .json().path("agreements");
        progress.say("%s (Schulleitung): liest, was im letzten Gespräch vereinbart wurde und was daraus geworden ist"
                .formatted(head.name()));
        tell(last.valueStream());
    }

    /** The talk of the year after is booked, and its protocol opens with the lines of this one; those done are closed. */
    void openNext(YearOf year) {
        var jahr = season.zieljahr();
        var meeting = book(year, jahr);
        var path = Api.MEETINGS + "/meetings/" + meeting;
        enter(year.clerk(), path, "IT_BESCHAFFUNG", year.clerk());
        var balance = year.clerk().once().post(path + "/protocols", Map.of()).require().json().path("balance");
        progress.say("%s: Gespräch %d beginnt mit dem, was aus den Vereinbarungen von %d wurde".formatted(
                year.clerk().name(), jahr, season.jahr()));
        tell(balance.valueStream().map(each -> each.path("agreement")));
    }

    private void tell(Stream<JsonNode> agreements) {
        agreements.forEach(each -> {
            var arrived = each.path("progress");
            progress.say("    %-45s %s%s".formatted(each.path("line").path("text").asText(),
                    outcome(each.path("outcome").asText()), arrived.isObject() ? " (%d von %d)".formatted(
                            arrived.path("delivered").asInt(), arrived.path("quantity").asInt()) : ""));
        });
    }

    private static String outcome(String outcome) {
        return switch (outcome) {
            case "OPEN" -> "offen";
            case "ORDERED" -> "bestellt";
            case "DELIVERED" -> "geliefert";
            case "DROPPED" -> "entfallen";
            case "CARRIED_OVER" -> "übernommen";
            case "DONE" -> "erledigt";
            default -> outcome;
        };
    }
}
