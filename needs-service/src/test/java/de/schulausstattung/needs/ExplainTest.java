package de.schulausstattung.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.sql.Statement;
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
                new Reached(one, "FROM device d CROSS JOIN", "ix_device_schulnummer",
                        List.of("tenant_id", "schulnummer", "device_class")),
                new Reached(one, "FROM room r", "ix_room_schulnummer", List.of("tenant_id", "schulnummer")),
                new Reached(one, "FROM room r", "on device d", List.of("tenant_id")),
                new Reached(one, "FROM pupil_count p", "ix_pupil_count_stichtag",
                        List.of("tenant_id", "schulnummer", "stichtag")),
                new Reached("/rounds?limit=5", "from need_round", "ix_need_round_jahr", List.of("tenant_id")),
                new Reached("/rounds?limit=5&sort=id&jahr=2027", "from need_round", "ix_need_round_jahr",
                        List.of("tenant_id", "jahr")),
                new Reached("/budgets?limit=5", "from budget ", "ix_budget_jahr", List.of("tenant_id")),
                new Reached("/budgets?limit=5&sort=id&category=K7", "from budget ", "ix_budget_category",
                        List.of("tenant_id", "category")),
                new Reached("/budgets?limit=5&jahr=2047", "from budget ", "ix_budget_jahr", List.of("tenant_id", "jahr")),
                new Reached("/needs?limit=5", "from need ", "pk_need", List.of("tenant_id")),
                new Reached("/needs?limit=5&sort=-schoolPriority", "from need ", "ix_need_school_priority",
                        List.of("tenant_id")),
                new Reached("/needs?limit=5&sort=traegerPriority", "from need ", "ix_need_traeger_priority",
                        List.of("tenant_id")),
                new Reached("/needs?limit=5&schulnummer=" + SCHOOL, "from need ", "ix_need_school",
                        List.of("tenant_id", "schulnummer")),
                new Reached("/needs?limit=5&roundId=00000000-0000-7000-8000-000000000007", "from need ", "ix_need_round",
                        List.of("tenant_id", "round_id")),
                new Reached("/needs?limit=5&jahr=2031", "from need ", "ix_need_jahr", List.of("tenant_id", "jahr")),
                new Reached("/needs?limit=5&kind=TRAINING", "from need ", "ix_need_kind", List.of("tenant_id", "kind")),
                new Reached("/needs?limit=5&status=REJECTED", "from need ", "ix_need_status", List.of("tenant_id", "status")),
                new Reached("/needs?limit=5&deviceClass=SERVER", "from need ", "ix_need_device_class",
                        List.of("tenant_id", "device_class")),
                new Reached("/needs?limit=5&causedBy=00000000-0000-7000-8000-000000000007", "from need ", "ix_need_caused_by",
                        List.of("tenant_id", "caused_by")),
                new Reached("/needs?limit=5", "FROM procurement_item", "ix_procurement_item_need",
                        List.of("tenant_id", "need_id")),
                new Reached("/procurement-items?limit=5", "from procurement_item", "pk_procurement_item",
                        List.of("tenant_id")),
                new Reached("/procurement-items?limit=5&sort=dueOn", "from procurement_item", "ix_procurement_item_due",
                        List.of("tenant_id")),
                new Reached("/procurement-items?limit=5&schulnummer=" + SCHOOL, "from procurement_item",
                        "ix_procurement_item_school", List.of("tenant_id", "schulnummer")),
                new Reached("/procurement-items?limit=5&jahr=2031", "from procurement_item", "ix_procurement_item_jahr",
                        List.of("tenant_id", "jahr")),
                new Reached("/procurement-items?limit=5&zieljahr=2031", "from procurement_item",
                        "ix_procurement_item_zieljahr", List.of("tenant_id", "zieljahr")),
                new Reached("/procurement-items?limit=5&status=CANCELLED", "from procurement_item",
                        "ix_procurement_item_status", List.of("tenant_id", "status")),
                new Reached("/procurement-items?limit=5&needId=00000000-0000-7000-8000-000000000007", "from procurement_item",
                        "ix_procurement_item_need", List.of("tenant_id", "need_id")),
                new Reached("/procurement-items?limit=5&agreementId=00000000-0000-7000-8000-000000000007",
                        "from procurement_item", "uq_procurement_item_agreement", List.of("tenant_id", "agreement_id")),
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
            fillNeeds(sql);
            sql.execute("ANALYZE school, medienkonzept, room, device, pupil_count, change_history, need_round, need, budget,"
                    + " procurement_item");
        }
    }

    /** What filters ask for is rare. */
    private static void fillNeeds(Statement sql) throws SQLException {
        sql.execute("""
                INSERT INTO need_round (id, jahr, name, phases, version)
                SELECT uuidv7(), 2000 + r / 10, 'R' || r, '[]', 0 FROM generate_series(0, 999) r""");
        sql.execute(
                """
                        INSERT INTO need (id, schulnummer, round_id, jahr, kind, device_class, training_topic, status, requested, reason,
                                          competences, room_ids, replaced_device_ids, school_priority, first_jahr, version)
                        SELECT uuidv7(), schulnummer, (SELECT id FROM need_round WHERE tenant_id = current_setting('app.tenant') AND name = 'R' || n),
                               CASE n WHEN 7 THEN 2031 ELSE 2027 END, CASE n WHEN 8 THEN 'TRAINING' ELSE 'NEW' END,
                               CASE n WHEN 8 THEN NULL WHEN 9 THEN 'SERVER' ELSE 'TABLET' END, CASE n WHEN 8 THEN 'T' END,
                               CASE n WHEN 10 THEN 'REJECTED' WHEN 11 THEN 'WITHDRAWN' ELSE 'SUBMITTED' END, 1, 'weil', '{}', '{}', '{}',
                               1 + n % 50, 2027, 0
                          FROM school, generate_series(0, 99) n WHERE tenant_id = current_setting('app.tenant')""");
        sql.execute("""
                INSERT INTO budget (id, jahr, category, schulform, limit_cents, version)
                SELECT uuidv7(), 2000 + j, 'K' || k, '*', 1, 0 FROM generate_series(0, 99) j, generate_series(0, 9) k""");
        sql.execute(
                """
                        INSERT INTO procurement_item (id, schulnummer, agreement_id, need_id, jahr, zieljahr, device_class, quantity, room_ids,
                                                      status, order_number, ordered_on, due_on, cancel_reason, version)
                        SELECT uuidv7(), schulnummer, uuidv7(), id, CASE WHEN jahr = 2031 THEN 2031 ELSE 2026 END, jahr, 'TABLET', 1, '{}',
                               CASE status WHEN 'REJECTED' THEN 'CANCELLED' WHEN 'WITHDRAWN' THEN 'ORDERED' ELSE 'PROPOSED' END,
                               CASE status WHEN 'WITHDRAWN' THEN 'B-1' END, CASE status WHEN 'WITHDRAWN' THEN date '2026-01-01' END,
                               date '2027-01-01' + school_priority, CASE status WHEN 'REJECTED' THEN 'x' END, 0
                          FROM need WHERE tenant_id = current_setting('app.tenant')""");
    }
}
