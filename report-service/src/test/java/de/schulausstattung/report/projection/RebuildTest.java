package de.schulausstattung.report.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;

/** D-01: the read models can be thrown away. */
@QuarkusTest
class RebuildTest extends ReportServiceTest {

    private final String traeger = newTraegernummer();
    private final Events events = new Events(traeger);

    @Test
    void readsTheSameAgainFromTheTopics() {
        publish(new Random(7));
        var clerk = Tokens.itBeschaffung(traeger);
        as(clerk).post("/annual-reports/2026/freeze").then().statusCode(201);
        var frozen = get(clerk, "/annual-reports/2026").extract().asByteArray();
        var figures = get(clerk, "/indicators").statusCode(200).extract().asString();
        var before = dumps();

        String job = as(Tokens.betrieb()).post("/operations/rebuild").then().statusCode(202)
                .header("Location", startsWith("/api/reports/v1/jobs/")).extract().path("id");
        await().atMost(Duration.ofSeconds(60)).until(
                () -> get(Tokens.betrieb(), "/jobs/" + job).statusCode(200).extract().path("state").equals("SUCCEEDED"));

        assertThat(dumps()).isEqualTo(before);
        assertThat(get(clerk, "/indicators").statusCode(200).extract().asString()).isEqualTo(figures);
        assertThat(get(clerk, "/annual-reports/2026").extract().asByteArray()).isEqualTo(frozen);
    }

    @Test
    void answersNoFiguresWhileTheyWouldBeIncomplete() {
        query(Boolean.class, "UPDATE rebuild SET running_since = now() RETURNING true");
        try {
            var clerk = Tokens.itBeschaffung(traeger);
            get(clerk, "/indicators").statusCode(503).body("type", equalTo("/problems/projection-rebuilding"));
            as(clerk).post("/annual-reports/2026/freeze").then().statusCode(503);
        } finally {
            query(Boolean.class, "UPDATE rebuild SET running_since = NULL RETURNING true");
        }
    }

    @Test
    void isTheOperatorsAlone() {
        as(Tokens.itBeschaffung(traeger)).post("/operations/rebuild").then().statusCode(403);
    }

    private void publish(Random random) {
        events.send(States.traeger(traeger, "05754"));
        for (int s = 0; s < 5; s++) {
            var school = String.valueOf(160_000 + s);
            events.send(States.school(school, "GE"));
            events.send(States.pupils(school, 2025, new JahrgangCount("05", random.nextInt(100))));
            for (int i = 0; i < 100; i++) {
                var room = States.room(school, random.nextBoolean());
                events.send(room);
                var device = States.display(school, room.id(), "IN_SERVICE");
                events.send(device);
                if (random.nextInt(3) == 0) {
                    events.send(States.with(device, "DEFECT", null), 0, 1);
                    events.send(device, 0, 0);
                }
            }
        }
        events.awaitApplied();
    }

    /** A canonical hash of what each projected table holds of this tenant, every column: other tests write beside it. */
    private List<String> dumps() {
        return List.of("traeger", "school", "room", "pupil_count", "device", "watermark", "tenant").stream()
                .map(table -> table + " " + query(String.class,
                        "SELECT encode(sha256(coalesce(string_agg(row, E'\\n' ORDER BY row COLLATE \"C\"), '')::bytea), 'hex')"
                                + " FROM (SELECT to_jsonb(t)::text AS row FROM " + table + " t) r WHERE strpos(row, ?) > 0",
                        "\"" + events.tenant() + "\""))
                .toList();
    }
}
