package de.schulausstattung.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import de.schulausstattung.report.Events;
import de.schulausstattung.report.ReportServiceTest;
import de.schulausstattung.report.States;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class ComparisonResourceTest extends ReportServiceTest {

    private static final AtomicInteger KREISE = new AtomicInteger(5_900);

    private final String kreis = "0" + KREISE.incrementAndGet();
    private final String office = Tokens.bildungsbuero(kreis);

    @Inject
    FiguresJob job;
    @Inject
    MeterRegistry metrics;

    @Test
    void showsNothingWhereFewerThanThreeOthersRemain() {
        var two = traeger(1, 2);
        job.run();
        get(office, "/comparison").statusCode(200).body("traeger", equalTo(2), "named", hasSize(0))
                .body("indicators[0].schoolWeighted", nullValue(), "indicators[0].suppressed", equalTo("group-too-small"));

        traeger(3);
        job.run();
        get(office, "/comparison").body("traeger", equalTo(3), "indicators[0].suppressed", nullValue())
                .body("indicators[0].schoolWeighted.median", equalTo(0.2f), "indicators[0].schoolWeighted.lower", nullValue());
        get(Tokens.itBeschaffung(two.getFirst()), "/comparison/own").statusCode(200)
                .body("indicators[0].suppressed", equalTo("group-too-small"), "indicators[0].own.value", equalTo(0.1f));

        traeger(4);
        job.run();
        get(Tokens.itBeschaffung(two.getFirst()), "/comparison/own").body("kreis", equalTo(kreis))
                .body("indicators[0].pupilWeighted.median", equalTo(0.25f), "indicators[0].own.schoolWeighted", equalTo(0.1f))
                .body("indicators[0].pupilWeighted.upper", nullValue());
    }

    @Test
    void showsNothingOfAKreisWhoseTraegerAreAllAlike() {
        traeger(2, 2, 2, 2);
        job.run();
        get(office, "/comparison").body("indicators[0].suppressed", equalTo("group-too-alike"),
                "indicators[0].schoolWeighted", nullValue());
    }

    @Test
    void namesOnlyThoseWhoReleasedAndForgetsThemAtOnceWhenTheyWithdraw() {
        var all = traeger(1, 2, 3, 4);
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

        put(Tokens.itBeschaffung(all.get(2)), "\"0.0\"", true).statusCode(200);
        put(Tokens.itBeschaffung(all.get(3)), "\"0.0\"", true).statusCode(200);
        get(office, "/comparison").body("named", hasSize(4)).body("indicators[0].suppressed", nullValue())
                .body("indicators[0].schoolWeighted.lower", notNullValue());

        put(clerk, released, false).statusCode(200);
        job.run();
        get(office, "/comparison").body("named.traegernummer", equalTo(all.subList(1, 4)));
    }

    @Test
    void keepsATrailOfReleasesAndWithdrawals() {
        var clerk = Tokens.itBeschaffung(traeger(1).getFirst());
        job.run();
        get(clerk, "/figures-release/history").statusCode(200).body("items", hasSize(0));
        put(clerk, "\"0.0\"", true).statusCode(200);
        put(clerk, "\"0.0\"", false).statusCode(412);
        put(clerk, "\"0.1\"", false).statusCode(200);

        get(clerk, "/figures-release/history").body("items.released", equalTo(List.of(false, true)))
                .body("items[0].actor", startsWith("it-"), "items[0].recordedAt", startsWith("2026-11-20T"))
                .body("items[0].requestId", not(emptyString()));
        get(clerk, "/figures-release/history?limit=1").body("items", hasSize(1));
        get(Tokens.of("m", "/traeger/" + newTraegernummer() + "/medienzentrum"), "/figures-release/history").statusCode(403);
    }

    /** Seen red with a job that ends at the first failure. */
    @Test
    void goesOnWhenTheFiguresOfOneTenantCannotBeComputed() {
        var all = traeger(1, 2, 3, 4);
        var broken = "traeger-" + all.getFirst();
        query(Boolean.class, "UPDATE pupil_count SET counts = '{}' WHERE tenant_id = ? RETURNING true", broken);
        try {
            var failures = failures();
            job.run();
            assertThat(failures()).isEqualTo(failures + 1);
            get(office, "/comparison").body("traeger", equalTo(3), "indicators[0].traeger", equalTo(3));
            get(Tokens.itBeschaffung(all.getFirst()), "/comparison/own").statusCode(404);
            get(Tokens.itBeschaffung(all.getLast()), "/comparison/own").body("indicators[0].own.value", equalTo(0.4f));
        } finally {
            query(Boolean.class, "UPDATE pupil_count SET counts = '[]' WHERE tenant_id = ? RETURNING true", broken);
        }
    }

    /** Seen red where the row of a Träger without a Träger stayed; that a rebuild forgets its tenant makes no difference. */
    @Test
    void forgetsATraegerThatIsGone() {
        var all = traeger(1, 2, 3, 4);
        job.run();
        var gone = Tokens.itBeschaffung(all.getFirst());
        put(gone, "\"0.0\"", true).statusCode(200);
        get(office, "/comparison").body("traeger", equalTo(4), "named", hasSize(1));

        var tenant = "traeger-" + all.getFirst();
        new Events(all.getFirst()).raw(Topic.INVENTORY_TRAEGER.topicName(), EventEnvelope.key(tenant, all.getFirst()), null);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> query(Long.class, "SELECT count(*) FROM traeger WHERE tenant_id = ?", tenant) == 0);
        query(Boolean.class, "DELETE FROM tenant WHERE tenant_id = ? RETURNING true", tenant);
        job.run();

        get(office, "/comparison").body("traeger", equalTo(3), "named", hasSize(0), "indicators[0].traeger", equalTo(3));
        get(gone, "/comparison/own").statusCode(404);
        get(gone, "/figures-release").body("released", equalTo(false));
        get(gone, "/figures-release/history").body("items.released", equalTo(List.of(false, true)))
                .body("items[0].actor", equalTo("system:comparison"), "items[0].requestId", emptyString());
    }

    @Test
    void takesConsentToOneKreisForNoneToAnother() {
        var moving = traeger(1).getFirst();
        job.run();
        put(Tokens.itBeschaffung(moving), "\"0.0\"", true).statusCode(200);
        var events = new Events(moving);
        events.send(States.traeger(moving, "0" + KREISE.incrementAndGet()), 0, 1);
        events.awaitApplied();
        job.run();

        get(Tokens.itBeschaffung(moving), "/figures-release").body("released", equalTo(false));
        get(office, "/comparison").body("named", hasSize(0));
    }

    private double failures() {
        return metrics.counter("report.figures.failures").count();
    }

    @Test
    void keepsKreiseAndTraegerApart() throws SQLException {
        var all = traeger(1, 2, 3);
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

    /** A Träger for each number, with so many tablets for ten pupils. */
    private List<String> traeger(int... tablets) {
        var numbers = new ArrayList<String>();
        for (int count : tablets) {
            var number = newTraegernummer();
            var events = new Events(number);
            events.send(States.traeger(number, kreis));
            events.send(States.school("165384", "GY"));
            events.send(States.pupils("165384", 2026, new JahrgangCount("05", 10)));
            for (int i = 0; i < count; i++) {
                events.send(States.tablet("165384"));
            }
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
