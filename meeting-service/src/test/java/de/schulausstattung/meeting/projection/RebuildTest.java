package de.schulausstattung.meeting.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.meeting.Events;
import de.schulausstattung.meeting.MeetingServiceTest;
import de.schulausstattung.meeting.States;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The tables that {@code projected()} made are rebuilt; how, is tested where the machinery has most to do: in report-service.
 */
@QuarkusTest
class RebuildTest extends MeetingServiceTest {

    private final Events events = new Events(newTraegernummer());

    @Test
    void restoresWhatIsMissingOrWrong() {
        var room = States.room("160000", true);
        events.send(States.traeger(events.tenant().substring("traeger-".length()), "05754"));
        events.send(States.school("160000", "GE"));
        events.send(States.pupils("160000", 2025, new JahrgangCount("05", 90)));
        events.send(room);
        events.send(States.display("160000", room.id(), "IN_SERVICE"));
        events.send(States.medienkonzept("160000", "2026", LocalDate.of(2026, 3, 1)));
        events.awaitApplied();
        var before = dumps();
        query(Long.class, "WITH gone AS (DELETE FROM medienkonzept WHERE tenant_id = ? RETURNING 1) SELECT count(*) FROM gone",
                events.tenant());
        query(Long.class, """
                WITH wrong AS (UPDATE device SET status = 'LOST', version = version + 100 WHERE tenant_id = ? RETURNING 1)
                SELECT count(*) FROM wrong""", events.tenant());
        assertThat(dumps()).isNotEqualTo(before);

        await().atMost(Duration.ofSeconds(60)).until(() -> query(Long.class,
                "SELECT count(*) FROM job WHERE kind = 'rebuild' AND state IN ('QUEUED', 'RUNNING')") == 0);
        String job = as(Tokens.betrieb()).post("/operations/rebuild").then().statusCode(202).extract().path("id");
        await().atMost(Duration.ofSeconds(60)).until(
                () -> get(Tokens.betrieb(), "/jobs/" + job).statusCode(200).extract().path("state").equals("SUCCEEDED"));

        assertThat(dumps()).isEqualTo(before);
        as(Tokens.itBeschaffung(events.tenant().substring("traeger-".length()))).post("/operations/rebuild").then()
                .statusCode(403);
    }

    private List<String> dumps() {
        return List.of("traeger", "school", "room", "pupil_count", "device", "medienkonzept", "need", "procurement_item",
                "watermark").stream()
                .map(table -> table + " " + query(String.class,
                        "SELECT coalesce(string_agg(row, E'\\n' ORDER BY row COLLATE \"C\"), '') FROM"
                                + " (SELECT to_jsonb(t)::text AS row FROM " + table + " t WHERE tenant_id = ?) r",
                        events.tenant()))
                .toList();
    }
}
