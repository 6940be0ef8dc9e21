package de.schulausstattung.needs.gap;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.needs.Events;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.needs.States;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class GapResourceTest extends NeedsServiceTest {

    private static final String GS = "165384";
    private static final String BK = "168890";
    private static final String GY = "192806";
    private static final String PUPILS = "rules.find { it.rule == 'DEVICES_PER_PUPIL' }";
    private static final String DISPLAYS = "rules.find { it.rule == 'DISPLAYS_PER_ROOM' }";

    private final String traeger = newTraegernummer();
    private final String clerk = Tokens.itBeschaffung(traeger);
    private final Events events = new Events(traeger);

    @BeforeEach
    void setUp() {
        events.send(States.traeger(traeger, "05754"));
        standard("2020", "2020-01-01", List.of());
    }

    /** Question 1: how many devices lack for 1:1 from Jahrgang 3 on, by school? */
    @Test
    void tellsForEachSchoolHowManyDevicesLack() {
        events.send(States.school(GS, "G"));
        events.send(States.school(BK, "BK"));
        events.send(States.school(GY, "GY"));
        events.send(
                States.pupils(GS, 2026, new JahrgangCount("01", 50), new JahrgangCount("02", 48), new JahrgangCount("03", 51),
                        new JahrgangCount("04", 49)));
        events.send(States.pupils(BK, 2026, new JahrgangCount("01", 120), new JahrgangCount("02", 80)));
        tablets(GS, 30);
        tablets(BK, 250);
        tablets(GY, 5);
        events.awaitApplied();

        get(clerk, "/schools/gap?limit=500").statusCode(200).body("items.schulnummer", contains(GS, BK, GY))
                .body("items[0].stichtag", equalTo("2026-10-15")).body("items[0].schuljahr", equalTo("2026/27"))
                .body("items[0]." + PUPILS + ".soll", equalTo(100)).body("items[0]." + PUPILS + ".ist", equalTo(30))
                .body("items[0]." + PUPILS + ".gap", equalTo(70)).body("items[1]." + PUPILS + ".soll", equalTo(200))
                .body("items[1]." + PUPILS + ".gap", equalTo(0)).body("items[2]." + PUPILS + ".soll", nullValue())
                .body("items[2]." + PUPILS + ".ist", equalTo(5));
        get(clerk, "/gap").statusCode(200).body("schools", equalTo(3)).body(PUPILS + ".soll", equalTo(300))
                .body(PUPILS + ".gap", equalTo(70)).body(PUPILS + ".schoolsWithGap", equalTo(1))
                .body(PUPILS + ".schoolsWithoutSoll", equalTo(1)).body("schulformen.schulform", contains("BK", "G", "GY"))
                .body("schulformen[1].jahrgaenge.find { it.jahrgang == '03' }.soll", equalTo(51))
                .body("schulformen[1].jahrgaenge.find { it.jahrgang == '02' }.soll", equalTo(0));
        get(Tokens.schulleitung(traeger, GS), "/schools/gap").body("items.schulnummer", contains(GS));
        get(Tokens.schulleitung(traeger, GS), "/schools/" + BK + "/gap").statusCode(404);
    }

    /** Question 17: how does our school stand against the standard, and against the average of the same Schulform? */
    @Test
    void showsASchoolBesideTheStandardAndTheAverageOfItsSchulform() {
        standard("2026", "2026-08-01",
                List.of(Map.of("kind", "DEVICES_PER_PUPIL", "schulform", "GY", "jahrgang", "05", "devices",
                        1, "per", 2, "reason", "Stufenplan des Rates")));
        var schools = List.of(GY, "160001", "160002", "160003");
        schools.forEach(school -> {
            events.send(States.school(school, "GY"));
            events.send(States.pupils(school, 2026, new JahrgangCount("05", 100), new JahrgangCount("06", 50)));
        });
        tablets(GY, 40);
        tablets("160001", 100);
        tablets("160002", 0);
        tablets("160003", 300);
        events.awaitApplied();
        var head = Tokens.schulleitung(traeger, GY);

        get(head, "/schools/" + GY + "/gap").statusCode(200).body("standard.label", equalTo("2026"))
                .body("standard.adopts.level", equalTo("VORLAGE")).body("dataAsOf", notNullValue())
                .body(PUPILS + ".soll", equalTo(100)).body(PUPILS + ".ist", equalTo(40)).body(PUPILS + ".gap", equalTo(60))
                .body(PUPILS + ".coverage", equalTo(0.4f)).body(PUPILS + ".average.coverage", equalTo(0.6f))
                .body(PUPILS + ".average.schools", equalTo(4)).body(PUPILS + ".definition", containsString("Soll"))
                .body(PUPILS + ".rows[0].href", equalTo("/api/inventory/v1/devices?schulnummer=" + GY
                        + "&deviceClass.in=TABLET,NOTEBOOK,CONVERTIBLE&status=IN_SERVICE&userGroup.in=SUS,POOL"))
                .body("jahrgaenge.jahrgang", contains("05", "06")).body("jahrgaenge.soll", contains(50, 50))
                .body("jahrgaenge.allotted", contains(20, 20))
                .body("jahrgaenge[0].rule.deviation.reason", equalTo("Stufenplan des Rates"))
                .body("jahrgaenge[0].rule.deviation.devices", nullValue()).body("jahrgaenge[0].rule.per", equalTo(2))
                .body("jahrgaenge[1].rule.deviation", nullValue());
        get(head, "/schools/gap").body("items", hasSize(1));
    }

    /** From fewer a school could compute another's value. */
    @Test
    void tellsNoAverageOfFewerThanFourSchools() {
        List.of(GY, "160001", "160002").forEach(school -> {
            events.send(States.school(school, "GY"));
            events.send(States.pupils(school, 2026, new JahrgangCount("05", 100)));
        });
        events.awaitApplied();

        get(Tokens.schulleitung(traeger, GY), "/schools/" + GY + "/gap").body(PUPILS + ".soll", equalTo(100))
                .body(PUPILS + ".average", nullValue());
    }

    /** S0-10: rooms that lessons take place in; a defect display is none. */
    @Test
    void namesTheRoomsThatLackADisplay() {
        var with = States.room(GS, true);
        var broken = States.room(GS, true);
        var office = States.room(GS, false);
        var gone = States.room(GS, true);
        events.send(States.school(GS, "G"));
        List.of(with, broken, office, gone).forEach(events::send);
        events.send(new de.schulausstattung.events.inventory.RoomState(gone.id(), GS, null, gone.name(), gone.kind(), true, 30,
                true), 0, 1);
        var display = States.display(GS, with.id(), "IN_SERVICE");
        events.send(display);
        events.send(States.display(GS, with.id(), "IN_SERVICE"));
        events.send(States.display(GS, broken.id(), "DEFECT"));
        events.send(States.display(GS, office.id(), "IN_SERVICE"));
        events.awaitApplied();

        get(clerk, "/schools/" + GS + "/gap").statusCode(200).body(DISPLAYS + ".soll", equalTo(2))
                .body(DISPLAYS + ".ist", equalTo(1)).body(DISPLAYS + ".gap", equalTo(1)).body("rooms", hasSize(2))
                .body("rooms.find { it.gap == 1 }.roomId", equalTo(broken.id().toString()))
                .body("rooms.find { it.gap == 1 }.displays", hasSize(0))
                .body("rooms.find { it.gap == 0 }.displays", hasSize(2)).body("rooms.find { it.gap == 0 }.ist", equalTo(2));
    }

    @Test
    void speaksOfAPastDayByValidTimeAndByTheStandardOfThatDay() {
        standard("2026", "2026-08-01", List.of(Map.of("kind", "DEVICES_PER_PUPIL", "schulform", "*", "devices", 2, "per", 1,
                "reason", "zwei je Kind")));
        events.send(States.school(GY, "GY"));
        events.send(States.pupils(GY, 2025, new JahrgangCount("05", 10)));
        events.send(States.pupils(GY, 2026, new JahrgangCount("05", 20)));
        events.send(States.device(GY, "TABLET", "SUS", "IN_SERVICE", LocalDate.of(2025, 8, 1), null, null));
        events.send(States.device(GY, "TABLET", "SUS", "IN_SERVICE", LocalDate.of(2026, 9, 1), null, null));
        events.send(States.device(GY, "TABLET", "SUS", "RETIRED", LocalDate.of(2020, 8, 1), LocalDate.of(2026, 1, 31), null));
        events.send(States.device(GY, "TABLET", "LEHRKRAFT", "IN_SERVICE", LocalDate.of(2020, 8, 1), null, null));
        events.awaitApplied();
        var path = "/schools/" + GY + "/gap";

        get(clerk, path).body("standard.label", equalTo("2026")).body(PUPILS + ".soll", equalTo(40))
                .body(PUPILS + ".ist", equalTo(2));
        get(clerk, path + "?asOf=2025-12-31").body("standard.label", equalTo("2020")).body("stichtag", equalTo("2025-10-15"))
                .body(PUPILS + ".soll", equalTo(10)).body(PUPILS + ".ist", equalTo(2)).body(PUPILS + ".rows", nullValue());
        get(clerk, path + "?asOf=2026-02-01").body(PUPILS + ".ist", equalTo(1));
        get(clerk, path + "?asOf=2019-12-31").statusCode(409).body("type", equalTo("/problems/standard-missing"));
        get(clerk, path + "?asOf=" + TODAY.plusDays(1)).statusCode(400).body("violations[0].parameter", equalTo("asOf"));
    }

    @Test
    void containsWhatTheCallerHasWritten() {
        events.send(States.school(GY, "GY"));
        events.awaitApplied();
        var position = events.send(States.tablet(GY));

        get(clerk, "/schools/" + GY + "/gap?minPosition=" + position).statusCode(200).body(PUPILS + ".ist", equalTo(1));
        get(clerk, "/gap?minPosition=inventory.device/" + UUID.randomUUID() + "@0.0").statusCode(503)
                .body("type", equalTo("/problems/position-not-reached"));
    }

    @Test
    void leavesOutSchoolsThatAreClosed() {
        events.send(States.school(GY, "GY"));
        events.send(new de.schulausstattung.events.inventory.SchoolState(GS, "G", "Alte Schule", "05754008", false,
                LocalDate.of(2020, 8, 1), LocalDate.of(2026, 7, 31), null));
        events.awaitApplied();

        get(clerk, "/schools/gap").body("items.schulnummer", contains(GY));
        get(clerk, "/schools/gap?asOf=2026-07-30").body("items.schulnummer", contains(GS, GY));
    }

    @Test
    void isForThoseWhoReadNeeds() {
        get(Tokens.of("l1", "/traeger/" + traeger + "/schulen/" + GS + "/support-l1"), "/gap").statusCode(403);
        get(Tokens.bildungsbuero("05754"), "/gap").statusCode(403);
        get(clerk, "/schools/999999/gap").statusCode(404);
        get(clerk, "/schools/12345/gap").statusCode(400);
    }

    private void standard(String label, String from, List<Map<String, Object>> deviations) {
        as(clerk).body(Map.of("label", label, "validFrom", from, "source", "Rat", "adopts",
                "00000000-0000-7000-8000-000000000001", "rules", deviations)).post("/standards").then().statusCode(201);
    }

    private void tablets(String school, int count) {
        IntStream.range(0, count).forEach(_ -> events.send(States.tablet(school)));
    }
}
