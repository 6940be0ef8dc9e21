package de.schulausstattung.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class ComparisonResourceTest extends ReportServiceTest {

    private static final AtomicInteger KREISE = new AtomicInteger(5_900);

    private final String kreis = "0" + KREISE.incrementAndGet();
    private final String office = Tokens.bildungsbuero(kreis);

    @Inject
    FiguresJob job;

    @Test
    void showsQuartilesOfThreeTraegerAndOfFewerNothing() {
        var two = traeger(2);
        job.run();
        get(office, "/comparison").statusCode(200).body("traeger", equalTo(2), "named", hasSize(0))
                .body("indicators[0].schoolWeighted", nullValue(), "indicators[0].suppressed", equalTo("group-too-small"));
        get(Tokens.itBeschaffung(two.getFirst()), "/comparison/own").statusCode(200)
                .body("indicators[0].suppressed", equalTo("group-too-small"), "indicators[0].own.value", equalTo(0.1f));

        traeger(1);
        job.run();
        get(office, "/comparison").body("traeger", equalTo(3), "indicators[0].suppressed", nullValue())
                .body("indicators[0].schoolWeighted.median", equalTo(0.1f));
        get(Tokens.itBeschaffung(two.getFirst()), "/comparison/own").body("kreis", equalTo(kreis))
                .body("indicators[0].pupilWeighted.median", equalTo(0.1f), "indicators[0].own.schoolWeighted", equalTo(0.1f));
    }

    @Test
    void namesOnlyThoseWhoReleasedAndForgetsThemAtOnceWhenTheyWithdraw() {
        var all = traeger(4);
        job.run();
        var clerk = Tokens.itBeschaffung(all.getFirst());
        var tag = get(clerk, "/figures-release").statusCode(200).body("released", equalTo(false)).extract().header("ETag");

        put(clerk, null, true).statusCode(428);
        put(clerk, "\"0.77\"", true).statusCode(412);
        var released = put(clerk, tag, true).statusCode(200).body("released", equalTo(true)).extract().header("ETag");
        get(office, "/comparison").body("named.traegernummer", equalTo(List.of(all.getFirst())))
                .body("named[0].figures[0].value", equalTo(0.1f), "indicators[0].suppressed", nullValue());

        put(Tokens.itBeschaffung(all.get(1)), "\"0.0\"", true).statusCode(200);
        get(office, "/comparison").body("named", hasSize(2)).body("indicators[0].suppressed", equalTo("group-too-small"));

        put(clerk, released, false).statusCode(200);
        job.run();
        get(office, "/comparison").body("named.traegernummer", equalTo(List.of(all.get(1))));
    }

    @Test
    void keepsKreiseAndTraegerApart() throws SQLException {
        var all = traeger(3);
        job.run();
        put(Tokens.itBeschaffung(all.getFirst()), "\"0.0\"", true).statusCode(200);

        get(Tokens.bildungsbuero("05999"), "/comparison").statusCode(200).body("traeger", equalTo(0), "named", hasSize(0));
        get(Tokens.itBeschaffung(all.get(1)), "/comparison").statusCode(403);
        get(office, "/indicators").statusCode(403);
        get(Tokens.itBeschaffung(newTraegernummer()), "/comparison/own").statusCode(404);
        get(Tokens.schulleitung(all.getFirst(), "165384"), "/comparison/own").statusCode(404);
        put(Tokens.of("m", "/traeger/" + all.getFirst() + "/medienzentrum"), "\"0.1\"", false).statusCode(403);

        assertThat(rows("kreis-" + kreis, "wall_tenant")).isEqualTo(1);
        assertThat(rows("kreis-05999", "wall_tenant")).isZero();
        assertThat(rows("traeger-" + all.get(1), "wall_tenant")).isEqualTo(1);
        assertThat(rows("traeger-" + all.getFirst(), "wall_school")).isZero();
        assertThat(rows("", "none")).isZero();
    }

    /** What the table itself shows to a scope, past all code. */
    private static long rows(String tenant, String role) throws SQLException {
        try (var connection = Postgres.get().asApplication("report");
                var bind = connection.prepareStatement(
                        "SELECT set_config('app.tenant', ?, false), set_config('role', ?, false)")) {
            bind.setString(1, tenant);
            bind.setString(2, role);
            bind.execute();
            try (var query = connection.prepareStatement("SELECT count(*) FROM traeger_figures");
                    var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<String> traeger(int count) {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var number = newTraegernummer();
            var events = new Events(number);
            events.send(States.traeger(number, kreis));
            events.send(States.school("165384", "GY"));
            events.send(States.pupils("165384", 2026, new JahrgangCount("05", 10)));
            events.send(States.tablet("165384"));
            events.awaitApplied();
            numbers.add(number);
        }
        return numbers;
    }

    private static io.restassured.response.ValidatableResponse put(String token,
            @org.jspecify.annotations.Nullable String ifMatch,
            boolean released) {
        var request = as(token).contentType(ContentType.JSON).body("{\"released\":" + released + "}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/figures-release").then();
    }
}
