package de.schulausstattung.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.QueryPlan;
import de.schulausstattung.platform.testing.SentStatements;
import de.schulausstattung.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/**
 * Each documented filter and sort reaches an index, seen from behind the wall: the statement that the application sent is
 * explained under the role and the tenant it ran with. A filter whose comparison is not leakproof would show up as a filter
 * on every row of the tenant.
 */
@QuarkusTest
class ExplainTest extends InventoryTest {

    @Inject
    AgroalDataSource connections;

    /** What every list understands, whatever it lists. */
    private static final Set<String> OF_EVERY_LIST = Set.of("count", "cursor", "fields", "limit", "sort");

    private record Filter(String list, String query, String literal, String column) {

        String parameter() {
            return list + "?" + query.substring(0, query.indexOf('='));
        }
    }

    private static List<Filter> filters(Traeger traeger) {
        return List.of(
                new Filter("devices", "schulnummer=" + traeger.school(), traeger.school(), "schulnummer"),
                new Filter("devices", "status=LOST", "LOST", "status"),
                new Filter("devices", "status.in=LOST,DEFECT", "LOST", "status"),
                new Filter("devices", "deviceClass=SERVER", "SERVER", "device_class"),
                new Filter("devices", "deviceClass.in=SERVER,SWITCH", "SERVER", "device_class"),
                new Filter("devices", "userGroup=VERWALTUNG", "VERWALTUNG", "user_group"),
                new Filter("devices", "userGroup.in=VERWALTUNG,POOL", "VERWALTUNG", "user_group"),
                new Filter("devices", "roomId=" + new UUID(0, 1), new UUID(0, 1).toString(), "room_id"),
                new Filter("devices", "roomId.empty=false", "", "room_id"),
                new Filter("devices", "modelId=" + new UUID(0, 1), new UUID(0, 1).toString(), "model_id"),
                new Filter("devices", "inventoryNumber=E-00007", "E-00007", "inventory_key"),
                new Filter("devices", "inventoryNumber.startsWith=E-0000", "E-0000", "inventory_key"),
                new Filter("devices", "serialNumber=X-1", "X-1", "serial_key"),
                new Filter("devices", "purchasedOn.ge=2026-01-01", "2026-01-01", "purchased_on"),
                new Filter("devices", "purchasedOn.le=2001-01-01", "2001-01-01", "purchased_on"),
                new Filter("devices", "plannedUntil.le=2001-01-01", "2001-01-01", "planned_key"),
                new Filter("devices", "procurementItemId=P-1", "P-1", "procurement_item_id"),
                new Filter("rooms", "schulnummer=" + traeger.school(), traeger.school(), "schulnummer"),
                new Filter("rooms", "kind=TECHNIK", "TECHNIK", "kind"),
                new Filter("rooms", "unterrichtsrelevant=false", "false", "unterrichtsrelevant"),
                new Filter("schools", "schulform=BK", "BK", "schulform"),
                new Filter("schools", "operating=false", "false", "operating"),
                new Filter("directory/schools", "traegernummer=" + traeger.nummer(), traeger.nummer(), "traegernummer"),
                new Filter("directory/schools", "ags=05999", "05999", "ags"),
                new Filter("directory/schools", "schulform=BK", "BK", "schulform"),
                new Filter("directory/schools", "operating=false", "false", "operating"),
                new Filter("directory/schools", "listed=false", "false", "listed"));
    }

    /** Seen red with the line of {@code userGroup.in} struck out. */
    @Test
    void everyDocumentedFilterHasALine() {
        JsonPath document = given().queryParam("format", "json").get("/api/inventory/openapi").then().statusCode(200).extract()
                .jsonPath();
        var documented = new TreeSet<String>();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        paths.forEach((path, operations) -> {
            var parameters = parameters(operations.getOrDefault("get", Map.of()));
            if (parameters.contains("cursor")) {
                parameters.stream().filter(name -> !OF_EVERY_LIST.contains(name))
                        .forEach(name -> documented.add(path.substring(API.length() + 1) + "?" + name));
            }
        });

        assertThat(documented).hasSizeGreaterThan(20);
        assertThat(filters(new Traeger("00000", List.of("000000")))).extracting(Filter::parameter)
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    private static Set<String> parameters(Map<String, Object> operation) {
        return operation.get("parameters") instanceof List<?> all ? all.stream().map(one -> (Map<?, ?>) one)
                .filter(one -> "query".equals(one.get("in"))).map(one -> String.valueOf(one.get("name")))
                .collect(Collectors.toSet()) : Set.of();
    }

    @TestFactory
    Stream<DynamicTest> filtersReachAnIndex() throws SQLException {
        var traeger = filled();
        var token = traeger.it();
        return filters(traeger).stream()
                .map(filter -> dynamicTest("%s?%s".formatted(filter.list(), filter.query()), () -> {
                    SqlLog.clear();
                    as(token).get(API + "/" + filter.list() + "?count=exact&" + filter.query()).then().statusCode(200);
                    var plan = QueryPlan.of("inventory", traeger.tenant(),
                            SqlLog.last("select count(").replace("?", "'" + filter.literal() + "'"));
                    assertThat(plan.conditions()).as(plan.toString()).contains(filter.column());
                }));
    }

    /** An incremental sort is none: the index is in order, only rows of equal keys are put in order of their ids. */
    @TestFactory
    Stream<DynamicTest> sorts() throws SQLException {
        var traeger = filled();
        return Stream.of("devices?sort=inventoryNumber", "devices?sort=-inventoryNumber", "devices?sort=id",
                "devices?sort=plannedUntil", "devices?sort=-plannedUntil", "rooms?sort=name", "rooms?sort=id",
                "schools?sort=name",
                "schools?sort=schulnummer", "directory/schools?sort=schulnummer", "directory/schools?sort=-name",
                "device-models?sort=name")
                .map(list -> dynamicTest(list, () -> {
                    SqlLog.clear();
                    as(traeger.it()).get(API + "/" + list).then().statusCode(200);
                    var plan = QueryPlan.of("inventory", traeger.tenant(),
                            SqlLog.last("select ").replace("?", "'0'").replace("'0' rows only", "51 rows only")).toString();
                    assertThat(plan).as(plan).contains("Index").doesNotContain("->  Sort ").doesNotContain("Seq Scan");
                }));
    }

    /**
     * These two are no pages of entities: what the driver sends is explained. Seen red with changes in the order of their
     * moment.
     */
    @TestFactory
    Stream<DynamicTest> listsOfThePlatform() throws SQLException {
        var traeger = filled();
        return Map.of("changes", "FROM change_history", "jobs", "FROM job").entrySet().stream()
                .map(list -> dynamicTest(list.getKey(), () -> {
                    var plan = QueryPlan.of("inventory", traeger.tenant(), sent(traeger, list.getKey(), list.getValue()));
                    assertThat(plan.toString()).contains("Index").doesNotContain("->  Sort ").doesNotContain("Seq Scan");
                    assertThat(plan.conditions()).as(plan.toString()).contains("tenant_id");
                }));
    }

    private String sent(Traeger traeger, String path, String statement) {
        try (var sent = new SentStatements()) {
            // the pool is emptied in the background
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                connections.flush(FlushMode.GRACEFUL);
                as(traeger.it()).get(API + "/" + path).then().statusCode(200);
                return !sent.containing(statement).isEmpty();
            });
            return sent.containing(statement).getFirst();
        }
    }

    /** A Träger with enough devices and rooms beside a larger one, so that the planner has a choice. */
    private static Traeger filled() throws SQLException {
        var traeger = aTraeger(3);
        var other = aTraeger(1);
        as(Tokens.itBeschaffung(traeger.nummer())).get(API + "/devices").then().statusCode(200);
        fill(traeger, 4_000);
        fill(other, 12_000);
        return traeger;
    }

    private static void fill(Traeger traeger, int devices) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("inventory"); var sql = connection.createStatement()) {
            sql.execute("SET app.tenant = '" + traeger.tenant() + "'");
            sql.execute("""
                    INSERT INTO room (id, schulnummer, name, kind, unterrichtsrelevant, version)
                    SELECT uuidv7(), '%s', 'R-' || i, 'UNTERRICHTSRAUM', true, 0 FROM generate_series(1, 500) i"""
                    .formatted(traeger.school()));
            sql.execute("""
                    INSERT INTO device (id, schulnummer, inventory_number, maker, model, device_class, user_group, status,
                                        purchased_on, planned_until, version)
                    SELECT uuidv7(), '%s', 'E-' || lpad(i::text, 5, '0'), 'M', 'N', 'TABLET', 'SUS', 'IN_SERVICE',
                           DATE '2020-01-01' + i %% 1000, DATE '2027-01-01' + i %% 1000, 0 FROM generate_series(1, %d) i"""
                    .formatted(traeger.schools().getLast(), devices));
            sql.execute("""
                    INSERT INTO change_history (tenant_id, schulnummer, aggregate_type, aggregate_id, epoch, version, fact,
                                                recorded_at, actor, request_id, state)
                    SELECT '%s', '%s', 'inventory.device', uuidv7()::text, 0, 0, 'registered', now(), '', '', '{}'
                      FROM generate_series(1, %d)""".formatted(traeger.tenant(), traeger.school(), devices));
            sql.execute(
                    """
                            INSERT INTO job (id, kind, state, subject, parameters, created_at, expires_at)
                            SELECT uuidv7(), 'explained', 'SUCCEEDED', '', '{}', now() - make_interval(mins => i), now() + interval '1 day'
                              FROM generate_series(1, 500) i""");
            sql.execute("ANALYZE device, room, school, directory_entry, device_model, change_history, job, job_file");
        }
    }
}
