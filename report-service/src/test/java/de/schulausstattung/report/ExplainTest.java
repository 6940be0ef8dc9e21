package de.schulausstattung.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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
 * Each documented order, and each query behind figures, reaches an index, seen from behind the wall: the statement that the
 * driver sent is explained under the role and the tenant it ran with. Seen red with an order by the school's name, and with
 * displays sought by an index that knows two classes alone.
 */
@QuarkusTest
class ExplainTest extends ReportServiceTest {

    private static final String SCHOOL = "160000";
    private static final UUID DEVICE = new UUID(1, 1);

    @Inject
    AgroalDataSource connections;

    /** A list in its order: what follows {@code order by} in the statement, and the index that has it. */
    private record Sorted(String list, String statement, String index) {
    }

    @TestFactory
    Stream<DynamicTest> sorts() throws SQLException {
        var traeger = filled();
        return Stream.of(new Sorted("/schools/indicators?limit=5", "from school", "pk_school"),
                new Sorted("/schools/indicators?limit=5&sort=-schulnummer&asOf=2025-12-31", "from school", "pk_school"),
                new Sorted("/schools/loop?limit=5&sort=-schulnummer", "from school", "pk_school"),
                new Sorted("/annual-reports?limit=5", "from annual_report", "pk_annual_report"),
                new Sorted("/annual-reports?limit=5&sort=-jahr", "from annual_report", "pk_annual_report"),
                new Sorted("/changes?limit=5", "FROM change_history", "ix_change_history_tx"),
                new Sorted("/figures-release/history?limit=5", "FROM figures_release_history", "pk_figures_release_history"))
                .map(sorted -> dynamicTest(sorted.list(), () -> {
                    var plan = plan(traeger, sorted.list(), sorted.statement());
                    assertThat(plan).as(plan).contains(sorted.index()).doesNotContain("->  Sort ").doesNotContain("Seq Scan");
                }));
    }

    /** A query behind an answer: the index that it must use, and by what. */
    private record Reached(String path, String statement, String index, List<String> columns) {
    }

    @TestFactory
    Stream<DynamicTest> figures() throws SQLException {
        var traeger = filled();
        var one = "/schools/" + SCHOOL + "/indicators";
        var loop = "/schools/" + SCHOOL + "/loop";
        var then = one + "?asOf=2025-12-31";
        var since = "/indicators?minPosition=inventory.device/" + DEVICE + "@0.0";
        return Stream.of(
                new Reached(one, "from school", "pk_school", List.of("tenant_id", "schulnummer")),
                new Reached(one, "LEFT JOIN unnest",
                        "ix_device_schulnummer", List.of("tenant_id", "schulnummer")),
                new Reached(one, "FROM room r", "ix_room_schulnummer", List.of("tenant_id", "schulnummer")),
                new Reached(one, "FROM room r", "on device d", List.of("tenant_id", "schulnummer", "device_class")),
                new Reached(one, "FROM pupil_count p", "ix_pupil_count_stichtag",
                        List.of("tenant_id", "schulnummer", "stichtag")),
                new Reached(one, "FROM equipment_standard", "ix_equipment_standard_valid_from",
                        List.of("tenant_id", "valid_from")),
                new Reached(then, "FROM room r", "on device d", List.of("tenant_id", "schulnummer", "device_class")),
                new Reached("/schools/indicators?limit=5", "FROM pupil_count p", "ix_pupil_count_stichtag",
                        List.of("tenant_id", "schulnummer")),
                new Reached("/indicators", "LEFT JOIN unnest",
                        "on device d",
                        List.of("tenant_id")),
                new Reached("/indicators", "FROM room r", "ix_device_in_room", List.of("tenant_id", "device_class")),
                new Reached(loop, "FROM meeting m", "ix_meeting_jahr", List.of("tenant_id", "jahr", "schulnummer")),
                new Reached(loop, "FROM agreement WHERE jahr", "ix_agreement_jahr",
                        List.of("tenant_id", "jahr", "schulnummer")),
                new Reached(loop, "FROM agreement WHERE jahr", "ix_agreement_zieljahr",
                        List.of("tenant_id", "zieljahr", "schulnummer")),
                new Reached(loop, "FROM agreement WHERE jahr", "ix_procurement_item_agreement",
                        List.of("tenant_id", "agreement_id")),
                new Reached(loop, "p.delivered_on BETWEEN", "ix_procurement_item_delivered_on",
                        List.of("tenant_id", "delivered_on", "schulnummer")),
                new Reached(loop, "FROM need n", "ix_need_jahr", List.of("tenant_id", "jahr", "schulnummer")),
                new Reached("/loop", "FROM meeting m", "ix_meeting_jahr", List.of("tenant_id", "jahr")),
                new Reached("/loop", "FROM agreement WHERE jahr", "ix_agreement_jahr", List.of("tenant_id", "jahr")),
                new Reached("/loop", "FROM need n", "ix_need_jahr", List.of("tenant_id", "jahr")),
                new Reached("/schools/loop?limit=5", "FROM need n", "ix_need_jahr", List.of("tenant_id", "jahr")),
                new Reached(since, "SELECT 1 FROM device", "pk_device", List.of("tenant_id", "id")))
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
            return QueryPlan.of("report", "traeger-" + traeger, sent.containing(statement).getFirst()).toString();
        }
    }

    /** A Träger with enough rows beside a larger one, so that the planner has a choice. */
    private static String filled() throws SQLException {
        var traeger = newTraegernummer();
        fill(traeger, 40, DEVICE);
        fill(newTraegernummer(), 120, new UUID(1, 2));
        return traeger;
    }

    private static void fill(String traeger, int schools, UUID device) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("report"); var sql = connection.createStatement()) {
            sql.execute("SET app.tenant = 'traeger-" + traeger + "'");
            sql.execute("""
                    INSERT INTO school (schulnummer, schulform, name, operating, epoch, version)
                    SELECT 160000 + s, 'GY', 'Schule', true, 0, 0 FROM generate_series(0, %d) s""".formatted(schools - 1));
            sql.execute("""
                    INSERT INTO room (id, schulnummer, name, unterrichtsrelevant, deleted, epoch, version)
                    SELECT uuidv7(), schulnummer, 'R', true, false, 0, 0 FROM school, generate_series(1, 30)
                     WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute(
                    """
                            INSERT INTO device (id, schulnummer, room_id, device_class, user_group, status, in_service_from, epoch, version)
                            SELECT uuidv7(), schulnummer, id, 'DISPLAY', 'POOL', 'IN_SERVICE', '2024-02-01', 0, 0 FROM room
                             WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO device (id, schulnummer, device_class, user_group, status, in_service_from, epoch, version)
                    SELECT uuidv7(), schulnummer, 'TABLET', 'SUS', 'IN_SERVICE', '2024-02-01', 0, 0
                      FROM school, generate_series(1, 100) WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO device (id, schulnummer, device_class, user_group, status, epoch, version)
                    VALUES ('%s', '160000', 'TABLET', 'SUS', 'IN_STOCK', 0, 0)""".formatted(device));
            sql.execute("""
                    INSERT INTO pupil_count (id, schulnummer, schuljahr, stichtag, counts, epoch, version)
                    SELECT schulnummer || '-' || y, schulnummer, y || '/' || y + 1, make_date(y, 10, 15), '[]', 0, 0
                      FROM school, generate_series(2015, 2025) y WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO equipment_standard (id, label, valid_from, source, level, status, counts, rules, epoch, version)
                    SELECT uuidv7(), n::text, date '2024-01-01' + n, 'Rat', 'TRAEGER', 'SET', '{"pupilClasses": ["TABLET"],
                           "pupilUserGroups": ["SUS"], "displayClasses": ["DISPLAY"]}', '[]', 0, 0
                      FROM generate_series(1, 300) n""");
            fillLoop(sql);
            sql.execute(
                    "ANALYZE device, room, school, pupil_count, equipment_standard, need, procurement_item, meeting, agreement");
        }
    }

    /** Twelve years of talks, with lines, items and needs at each school. */
    private static void fillLoop(Statement sql) throws SQLException {
        sql.execute("""
                INSERT INTO meeting (id, schulnummer, jahr, kind, status, complete, epoch, version)
                SELECT uuidv7(), schulnummer, y, 'REGULAR', 'HELD', true, 0, 0 FROM school, generate_series(2015, 2026) y
                 WHERE tenant_id = current_setting('app.tenant')""");
        sql.execute(
                """
                        INSERT INTO agreement (id, schulnummer, jahr, zieljahr, kind, quantity, decision, binding, outcome, epoch, version)
                        SELECT uuidv7(), schulnummer, jahr, jahr + 1, 'PURCHASE', 5, 'ACCEPTED', true, 'DELIVERED', 0, 0
                          FROM meeting, generate_series(1, 8) WHERE tenant_id = current_setting('app.tenant')""");
        sql.execute("""
                INSERT INTO procurement_item (id, schulnummer, agreement_id, quantity, status, delivered_on, epoch, version)
                SELECT uuidv7(), schulnummer, id, 5, 'DELIVERED', make_date(zieljahr, 5, 1), 0, 0
                  FROM agreement WHERE tenant_id = current_setting('app.tenant')""");
        sql.execute("""
                INSERT INTO need (id, schulnummer, jahr, kind, status, requested, submitted_on, epoch, version)
                SELECT uuidv7(), schulnummer, jahr, 'NEW', 'SUBMITTED', 5, make_date(jahr, 1, 1), 0, 0
                  FROM meeting, generate_series(1, 8) WHERE tenant_id = current_setting('app.tenant')""");
    }
}
