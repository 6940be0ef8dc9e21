package de.schulausstattung.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.QueryPlan;
import de.schulausstattung.platform.testing.SentStatements;
import de.schulausstattung.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Each documented order and filter, and each query behind the gap, reaches an index, seen from behind the wall: the statement
 * that the driver sent is explained under the role and the tenant it ran with. Standards are left out: their kind of table has
 * two policies, and few rows (ADR 0024).
 */
@QuarkusTest
class ExplainTest extends NeedsServiceTest {

    private static final String SCHOOL = "160000";

    @Inject
    AgroalDataSource connections;

    /** A call, a part of the statement that is looked at, its index, and what the index is asked for. */
    private record Reached(String path, String statement, String index, List<String> columns) {
    }

    @TestFactory
    Stream<DynamicTest> reachesItsIndex() throws SQLException {
        var traeger = filled();
        var one = "/schools/" + SCHOOL + "/gap";
        return Stream.of(
                new Reached("/medienkonzepte?limit=5", "from medienkonzept", "ix_medienkonzept_adopted_on",
                        List.of("tenant_id")),
                new Reached("/medienkonzepte?limit=5&sort=-id", "from medienkonzept", "pk_medienkonzept", List.of("tenant_id")),
                new Reached("/medienkonzepte?limit=5&schulnummer=" + SCHOOL, "from medienkonzept", "ix_medienkonzept_school",
                        List.of("tenant_id", "schulnummer")),
                new Reached("/medienkonzepte/gaps?limit=5", "from school", "pk_school", List.of("tenant_id")),
                new Reached("/medienkonzepte/gaps?limit=5", "from medienkonzept", "ix_medienkonzept_school",
                        List.of("tenant_id", "schulnummer")),
                new Reached("/schools/gap?limit=5", "from school", "pk_school", List.of("tenant_id")),
                new Reached(one, "count(*)", "ix_device_schulnummer", List.of("tenant_id", "schulnummer", "device_class")),
                new Reached(one, "FROM room r", "ix_room_schulnummer", List.of("tenant_id", "schulnummer")),
                new Reached(one, "FROM room r", "on device d", List.of("tenant_id")),
                new Reached(one, "FROM pupil_count p", "ix_pupil_count_stichtag",
                        List.of("tenant_id", "schulnummer", "stichtag")),
                new Reached("/changes?limit=5", "FROM change_history", "ix_change_history_tx", List.of("tenant_id")))
                .map(reached -> dynamicTest(reached.path() + " " + reached.statement() + " " + reached.index(), () -> {
                    var plan = plan(traeger, reached.path(), reached.statement());
                    assertThat(plan).as(plan).doesNotContain("Seq Scan").contains(reached.index());
                    var scan = plan.substring(plan.indexOf(reached.index()));
                    assertThat(scan.lines().skip(1).findFirst().orElseThrow()).as(plan).contains("Index Cond")
                            .contains(reached.columns());
                }));
    }

    private String plan(String traeger, String path, String statement) throws SQLException {
        try (var sent = new SentStatements()) {
            // the pool is emptied in the background
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                connections.flush(FlushMode.GRACEFUL);
                get(Tokens.itBeschaffung(traeger), path).statusCode(200);
                return !sent.containing(statement).isEmpty();
            });
            return QueryPlan.of("needs", "traeger-" + traeger, sent.containing(statement).getFirst()).toString();
        }
    }

    /** A Träger with enough rows beside a larger one, so that the planner has a choice. */
    private static String filled() throws SQLException {
        var traeger = newTraegernummer();
        fill(traeger, 40);
        fill(newTraegernummer(), 120);
        as(Tokens.itBeschaffung(traeger)).body(Map.of("label", "2026", "validFrom", "2020-01-01", "source", "Rat", "adopts",
                "00000000-0000-7000-8000-000000000001", "rules", List.of())).post("/standards").then().statusCode(201);
        return traeger;
    }

    private static void fill(String traeger, int schools) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("needs"); var sql = connection.createStatement()) {
            sql.execute("SET app.tenant = 'traeger-" + traeger + "'");
            sql.execute("""
                    INSERT INTO school (schulnummer, schulform, name, operating, epoch, version)
                    SELECT 160000 + s, 'GY', 'Schule', true, 0, 0 FROM generate_series(0, %d) s""".formatted(schools - 1));
            sql.execute("""
                    INSERT INTO medienkonzept (id, schulnummer, label, adopted_on, competences, version)
                    SELECT uuidv7(), schulnummer, 'K' || k, date '2018-01-01' + 300 * k, '{1.1,1.2}', 0
                      FROM school, generate_series(1, 9) k WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO room (id, schulnummer, name, kind, unterrichtsrelevant, deleted, epoch, version)
                    SELECT uuidv7(), schulnummer, 'R', 'UNTERRICHTSRAUM', true, false, 0, 0 FROM school, generate_series(1, 30)
                     WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO device (id, schulnummer, room_id, inventory_number, device_class, user_group, status,
                                        in_service_from, epoch, version)
                    SELECT uuidv7(), schulnummer, id, 'D' || id, 'DISPLAY', 'POOL', 'IN_SERVICE', '2024-02-01', 0, 0 FROM room
                     WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO device (id, schulnummer, inventory_number, device_class, user_group, status, in_service_from,
                                        epoch, version)
                    SELECT uuidv7(), schulnummer, 'T' || d, 'TABLET', 'SUS', 'IN_SERVICE', '2024-02-01', 0, 0
                      FROM school, generate_series(1, 100) d WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO pupil_count (id, schulnummer, schuljahr, stichtag, counts, epoch, version)
                    SELECT schulnummer || '-' || y, schulnummer, y || '/' || y + 1, make_date(y, 10, 15), '[]', 0, 0
                      FROM school, generate_series(2015, 2025) y WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute(
                    """
                            INSERT INTO change_history (tenant_id, aggregate_type, aggregate_id, epoch, version, fact, recorded_at, actor,
                                                        request_id, state)
                            SELECT current_setting('app.tenant'), 'needs.medienkonzept', n::text, 0, 0, 'x', now(), 'x', 'x', '{}'
                              FROM generate_series(1, 2000) n""");
            sql.execute("ANALYZE school, medienkonzept, room, device, pupil_count, change_history");
        }
    }
}
