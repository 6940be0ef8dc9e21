package de.schulausstattung.meeting.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CalendarResourceTest extends MeetingServiceTest {

    private final String reader = Tokens.itBeschaffung(newTraegernummer());

    /** domain.md 2.13: Fronleichnam 04.06.2026 and Allerheiligen are Feiertage here, and no Feiertage in all of Germany. */
    @Test
    void knowsTheFeiertageOfTheLand() {
        var days = get(reader, "/calendar/days-off?jahr=2026").statusCode(200).extract().jsonPath();

        assertThat(days.<String> getList("items.findAll { it.kind == 'FEIERTAG' }.day")).contains("2026-06-04", "2026-11-01",
                "2026-10-03", "2026-05-14").doesNotContain("2026-01-06", "2026-08-15", "2026-10-31");
        assertThat(days.<String> getList("items.findAll { it.day == '2026-06-04' }.name")).containsExactly("Fronleichnam");
    }

    @Test
    void countsTheLastDayOfFerien() {
        var days = get(reader, "/calendar/days-off?jahr=2026").extract().jsonPath()
                .<String> getList("items.findAll { it.kind == 'FERIEN' }.day");

        assertThat(days).contains("2026-07-20", "2026-09-01", "2026-10-19", "2026-10-30", "2026-12-23", "2026-12-31")
                .doesNotContain("2026-09-02", "2026-07-17");
    }

    @Test
    void refusesToGuessFerienThatNobodyRecorded() {
        get(reader, "/calendar/days-off?jahr=2071").statusCode(422).body("type", equalTo("/problems/ferien-unknown"));
    }

    @Test
    void theOperatorDatesFerienOnceAndMendsThem() {
        var first = ferien("2081-04-01", "2081-04-12");
        as(Tokens.betrieb()).body(first).post("/calendar/ferien").then().statusCode(200).body("jahr", equalTo(2081));
        as(Tokens.betrieb()).body(first).post("/calendar/ferien").then().statusCode(200);
        as(Tokens.betrieb()).body(ferien("2081-04-02", "2081-04-12")).post("/calendar/ferien").then().statusCode(200);

        var dated = get(reader, "/calendar/ferien").extract().jsonPath()
                .<String> getList("items.findAll { it.jahr == 2081 }.firstDay");
        assertThat(dated).isEqualTo(List.of("2081-04-02"));
    }

    @Test
    void refusesFerienThatEndBeforeTheyBeginOrNever() {
        as(Tokens.betrieb()).body(ferien("2082-04-12", "2082-04-01")).post("/calendar/ferien").then().statusCode(422)
                .body("type", equalTo("/problems/ferien-refused"));
        as(Tokens.betrieb()).body(ferien("2082-04-01", String.valueOf(LocalDate.MAX))).post("/calendar/ferien").then()
                .statusCode(422);
    }

    @Test
    void aTraegerDatesNoFerien() {
        as(reader).body(ferien("2083-04-01", "2083-04-12")).post("/calendar/ferien").then().statusCode(403);
    }

    private static String ferien(String first, String last) {
        return """
                {"name": "Osterferien", "firstDay": "%s", "lastDay": "%s", "source": "Runderlass"}""".formatted(first, last);
    }
}
