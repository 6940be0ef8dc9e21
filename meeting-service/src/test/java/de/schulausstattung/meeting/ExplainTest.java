package de.schulausstattung.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
 * Each documented order and filter reaches an index, seen from behind the wall: the statement that the driver sent is explained
 * under the role and the tenant it ran with, and once more for somebody who sees nothing but what he takes part in (ADR 0026).
 */
@QuarkusTest
class ExplainTest extends MeetingServiceTest {

    private static final String SCHOOL = "160000";
    private static final String ADVISER = "mb-explain";
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000007";

    @Inject
    AgroalDataSource connections;

    /** A call, a part of the statement that is looked at, its index, and what the index is asked for. */
    private record Reached(String path, String statement, String index, List<String> columns) {
    }

    @TestFactory
    Stream<DynamicTest> reachesItsIndex() throws SQLException {
        var traeger = filled();
        return Stream.of(
                new Reached("/meetings?limit=5", "from meeting ", "ix_meeting_school", List.of("tenant_id")),
                new Reached("/meetings?limit=5&sort=-startsAt", "from meeting ", "ix_meeting_starts", List.of("tenant_id")),
                new Reached("/meetings?limit=5&sort=id", "from meeting ", "pk_meeting", List.of("tenant_id")),
                new Reached("/meetings?limit=5&schulnummer=" + SCHOOL, "from meeting ", "ix_meeting_school",
                        List.of("tenant_id", "schulnummer")),
                new Reached("/meetings?limit=5&jahr=2019", "from meeting ", "ix_meeting_jahr", List.of("tenant_id", "jahr")),
                new Reached("/meetings?limit=5&status=CANCELLED", "from meeting ", "ix_meeting_status",
                        List.of("tenant_id", "status")),
                new Reached("/meetings?limit=5&kind=ADDITIONAL", "from meeting ", "ix_meeting_kind",
                        List.of("tenant_id", "kind")),
                new Reached("/meetings?limit=5&complete=true", "from meeting ", "ix_meeting_complete",
                        List.of("tenant_id", "complete")),
                new Reached("/slots?limit=5", "from slot ", "ix_slot_starts_at", List.of("tenant_id")),
                new Reached("/slots?limit=5&jahr=2019", "from slot ", "ix_slot_jahr", List.of("tenant_id", "jahr")),
                new Reached("/slots?limit=5&team=IT%207", "from slot ", "ix_slot_team", List.of("tenant_id", "team")),
                new Reached("/slots?limit=5&schulnummer=" + SCHOOL, "from slot ", "ix_slot_school",
                        List.of("tenant_id", "schulnummer")),
                new Reached("/slots?limit=5&free=true", "from slot ", "ix_slot_free", List.of("tenant_id")),
                new Reached("/slots?limit=5&startsAt.ge=2019-03-02T00:00:00Z&startsAt.le=2019-03-03T00:00:00Z", "from slot ",
                        "ix_slot_starts_at", List.of("tenant_id", "starts_at")),
                new Reached("/agreements?limit=5", "from agreement ", "pk_agreement", List.of("tenant_id")),
                new Reached("/agreements?limit=5&schulnummer=" + SCHOOL, "from agreement ", "ix_agreement_school",
                        List.of("tenant_id", "schulnummer")),
                new Reached("/agreements?limit=5&jahr=2019", "from agreement ", "ix_agreement_jahr",
                        List.of("tenant_id", "jahr")),
                new Reached("/agreements?limit=5&meetingId=" + UNKNOWN, "from agreement ", "ix_agreement_meeting",
                        List.of("tenant_id", "meeting_id")),
                new Reached("/agreements?limit=5&kind=OTHER", "from agreement ", "ix_agreement_kind",
                        List.of("tenant_id", "kind")),
                new Reached("/agreements?limit=5&decision=DEFERRED", "from agreement ", "ix_agreement_decision",
                        List.of("tenant_id", "decision")),
                new Reached("/agreements?limit=5&outcome=DROPPED", "from agreement ", "ix_agreement_outcome",
                        List.of("tenant_id", "outcome")),
                new Reached("/agreements?limit=5", "FROM procurement_item", "ix_procurement_item_agreement",
                        List.of("tenant_id", "agreement_id")),
                new Reached("/schools/" + SCHOOL + "/meetings/next", "from meeting ", "ix_meeting_school",
                        List.of("tenant_id", "schulnummer")),
                new Reached("/changes?limit=5", "FROM change_history", "ix_change_history_tx", List.of("tenant_id")))
                .map(reached -> dynamicTest(reached.path() + " " + reached.statement() + " " + reached.index(), () -> {
                    var plan = QueryPlan.of("meeting", "traeger-" + traeger,
                            sent(Tokens.itBeschaffung(traeger), reached.path(), reached.statement())).toString();
                    assertAsked(plan, reached);
                }));
    }

    /** What one takes part in is looked up once, and asked of the index of the talks. */
    @TestFactory
    Stream<DynamicTest> reachesWhatOneTakesPartIn() throws SQLException {
        var traeger = filled();
        var adviser = Tokens.of(ADVISER, "/traeger/" + traeger + "/schulen/" + SCHOOL + "/medienberatung");
        return Stream.of(
                new Reached("/meetings?limit=5", "from meeting ", "pk_object_reader", List.of("tenant_id", "reader")),
                new Reached("/meetings?limit=5&sort=id", "from meeting ", "pk_meeting", List.of("tenant_id", "id")),
                new Reached("/agreements?limit=5&meetingId=" + UNKNOWN, "from agreement ", "ix_agreement_meeting",
                        List.of("tenant_id", "meeting_id")))
                .map(reached -> dynamicTest(reached.path() + " " + reached.index(), () -> {
                    var plan = QueryPlan.ofReader("meeting", "traeger-" + traeger, "subject:" + ADVISER,
                            sent(adviser, reached.path(), reached.statement())).toString();
                    assertAsked(plan, reached);
                    assertThat(plan).as(plan).contains("InitPlan").doesNotContain("SubPlan");
                }));
    }

    private static void assertAsked(String plan, Reached reached) {
        assertThat(plan).as(plan).doesNotContain("Seq Scan").contains(reached.index());
        var scan = plan.substring(plan.indexOf(reached.index()));
        assertThat(scan.lines().skip(1).findFirst().orElseThrow()).as(plan).contains("Index Cond")
                .contains(reached.columns());
    }

    private String sent(String token, String path, String statement) {
        try (var sent = new SentStatements()) {
            // the pool is emptied in the background
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                connections.flush(FlushMode.GRACEFUL);
                get(token, path).statusCode(200);
                return !sent.containing(statement).isEmpty();
            });
            return sent.containing(statement).getFirst();
        }
    }

    /** A Träger with enough rows beside a larger one, so that the planner has a choice. */
    private static String filled() throws SQLException {
        var traeger = newTraegernummer();
        fill(traeger, 40);
        fill(newTraegernummer(), 120);
        return traeger;
    }

    /** Talks of twenty years; what filters ask for is rare. */
    private static void fill(String traeger, int schools) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("meeting"); var sql = connection.createStatement()) {
            sql.execute("SET app.tenant = 'traeger-" + traeger + "'");
            sql.execute("""
                    INSERT INTO school (schulnummer, schulform, name, operating, epoch, version)
                    SELECT 160000 + s, 'GY', 'Schule', true, 0, 0 FROM generate_series(0, %d) s""".formatted(schools - 1));
            sql.execute(
                    """
                            INSERT INTO jbg_round (jahr, booking_from, booking_until, topics_until, objection_days, version)
                            SELECT y, make_date(y, 1, 1), make_date(y, 6, 30), make_date(y, 1, 31), 14, 0 FROM generate_series(2017, 2036) y""");
            sql.execute(
                    """
                            INSERT INTO meeting (id, schulnummer, jahr, kind, status, reason, medienkonzept_missing, complete, sequence, version)
                            SELECT uuidv7(), schulnummer, jahr, CASE jahr WHEN 2020 THEN 'ADDITIONAL' ELSE 'REGULAR' END,
                                   CASE jahr WHEN 2021 THEN 'CANCELLED' ELSE 'PLANNED' END, CASE jahr WHEN 2020 THEN 'x' END, false,
                                   jahr = 2022, 0, 0
                              FROM school JOIN jbg_round USING (tenant_id) WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute(
                    """
                            INSERT INTO object_reader (object_id, reader)
                            SELECT id, 'school:' || schulnummer FROM meeting WHERE tenant_id = current_setting('app.tenant') UNION ALL
                            SELECT id, 'subject:mb-' || right(schulnummer, 2) FROM meeting WHERE tenant_id = current_setting('app.tenant')
                            UNION ALL SELECT id, 'subject:%s' FROM meeting WHERE tenant_id = current_setting('app.tenant')
                              AND schulnummer = '160001'"""
                            .formatted(ADVISER));
            sql.execute(
                    """
                            INSERT INTO slot (id, jahr, team, starts_at, ends_at, schulnummer, meeting_id, version)
                            SELECT uuidv7(), jahr, 'IT ' || right(schulnummer, 2), make_date(jahr, 3, 2), make_date(jahr, 3, 2) + interval '1h',
                                   CASE jahr WHEN 2023 THEN '*' ELSE schulnummer END, CASE jahr WHEN 2023 THEN NULL ELSE id END, 0
                              FROM meeting WHERE tenant_id = current_setting('app.tenant') AND right(schulnummer, 3) < '040'""");
            sql.execute(
                    """
                            INSERT INTO agreement (id, meeting_id, schulnummer, jahr, number, kind, text, quantity, room_ids, owner, decision,
                                                   decision_reason, age_years, outcome, version)
                            SELECT uuidv7(), id, schulnummer, jahr, n, CASE WHEN n = 1 AND jahr = 2020 THEN 'OTHER' ELSE 'PURCHASE' END, 'x', 1, '{}',
                                   'IT_BESCHAFFUNG', CASE WHEN n = 1 AND jahr = 2021 THEN 'DEFERRED' ELSE 'ACCEPTED' END, 'x', 0,
                                   CASE WHEN n = 1 AND jahr = 2022 THEN 'DROPPED' ELSE 'OPEN' END, 0
                              FROM meeting, generate_series(1, 6) n WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute(
                    """
                            INSERT INTO procurement_item (id, schulnummer, agreement_id, quantity, status, delivered, in_service, epoch, version)
                            SELECT uuidv7(), schulnummer, id, 1, 'PROPOSED', 0, 0, 0, 0 FROM agreement
                             WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute(
                    """
                            INSERT INTO change_history (tenant_id, aggregate_type, aggregate_id, epoch, version, fact, recorded_at, actor,
                                                        request_id, state)
                            SELECT current_setting('app.tenant'), 'meetings.meeting', n::text, 0, 0, 'x', now(), 'x', 'x', '{}'
                              FROM generate_series(1, 2000) n""");
            sql.execute("ANALYZE school, jbg_round, meeting, object_reader, slot, agreement, procurement_item, change_history");
        }
    }
}
