package de.schulausstattung.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.WallContract;

/** The wall that the platform's migrations build holds, and the contract notices each way to break it. */
class WallTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String service = "wall" + DATABASES.incrementAndGet();

    @Test
    void holdsForTablesOfEveryKind() throws Exception {
        migrate();

        assertThat(failures()).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {2}")
    @CsvSource(delimiter = '|', value = {
            "ALTER TABLE room DISABLE ROW LEVEL SECURITY | room has the policies of its kind | row-level security is off",
            "ALTER TABLE room DISABLE ROW LEVEL SECURITY | room shows nothing to strangers | bound to nothing sees 1 rows",
            "CREATE POLICY all_of_it ON room TO wall_tenant USING (true) | room has the policies of its kind | all_of_it",
            "CREATE POLICY all_of_it ON room TO wall_tenant USING (true) | room shows nothing to strangers | wall_tenant of another tenant sees 1 rows",
            "CREATE POLICY all_of_it ON room TO wall_tenant USING (true) | room shows nothing to strangers | wall_tenant of another tenant inserts",
            "CREATE POLICY everybody ON room FOR SELECT USING (true) | room has the policies of its kind | is for PUBLIC",
            "ALTER POLICY wall_school ON room USING (tenant_id = (SELECT current_setting('app.tenant', true))) | room shows nothing to strangers | another school sees 1 rows",
            "ALTER POLICY wall_tenant ON room USING (tenant_id = (SELECT current_setting('app.tenant', true)) OR schulnummer = '*') | room has the policies of its kind | has OR",
            "DROP POLICY wall_school ON device_model | device_model has the policies of its kind | wall_school",
            "COMMENT ON TABLE purchase IS 'kind: whatever' | purchase says its kind | declares no kind",
            "CREATE TABLE forgotten (id uuid PRIMARY KEY) | forgotten says its kind | declares no kind",
            "GRANT INSERT ON purchase TO wall_school | purchase has the grants of its kind | wall_school may [INSERT]",
            "GRANT SELECT ON room TO PUBLIC | room has the grants of its kind | PUBLIC may [SELECT]",
            "GRANT TRUNCATE ON room TO wall_tenant | room has the grants of its kind | wall_tenant may [TRUNCATE]",
            "CREATE INDEX ix_room_name ON room (name) | room has keys and indexes that begin with the tenant | ix_room_name begins with name",
            "ALTER TABLE device_model ADD UNIQUE (id, tenant_id); ALTER TABLE purchase DROP CONSTRAINT fk_purchase_model, ADD CONSTRAINT fk_purchase_model FOREIGN KEY (model_id, tenant_id) REFERENCES device_model (id, tenant_id) | purchase has keys and indexes that begin with the tenant | leaves the tenant",
            "GRANT wall_tenant TO ${app} WITH INHERIT TRUE | roles | inherits or administers wall_tenant",
            "GRANT pg_read_all_data TO ${app} | roles | may step into",
            "ALTER ROLE ${app} BYPASSRLS | roles | passes the wall",
            "ALTER TABLE purchase OWNER TO ${app} | roles | purchase is owned by the application",
            "CREATE VIEW all_rooms AS SELECT * FROM room | nothing goes around the wall | all_rooms is a view",
            "CREATE FUNCTION rooms() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM room' | nothing goes around the wall | rooms is a function",
            "GRANT UPDATE (name) ON room TO wall_school | nothing goes around the wall | room: a grant on columns" })
    void noticesTheFault(String fault, String test, String finding) throws Exception {
        migrate();
        var sql = fault.replace("${app}", service + "_app");
        try (var connection = Postgres.get().asSuperuser(service); var statement = connection.createStatement()) {
            statement.execute(sql);
        }

        assertThat(failures()).hasEntrySatisfying(test, message -> assertThat(message).contains(finding));
    }

    private void migrate() {
        var url = Postgres.get().createDatabase(service);
        Flyway.configure().dataSource(url, service + "_owner", "owner").locations("db/platform", "db/everykind")
                .placeholders(Map.of("app", service + "_app")).load().migrate();
    }

    private Map<String, String> failures() throws SQLException {
        var failures = new TreeMap<String, String>();
        new Contract(service).nodes().forEach(node -> run("", node, failures));
        return failures;
    }

    private static void run(String above, DynamicNode node, Map<String, String> failures) {
        var name = (above + " " + node.getDisplayName()).strip();
        switch (node) {
            case DynamicContainer container -> container.getChildren().forEach(child -> run(name, child, failures));
            case DynamicTest test -> {
                try {
                    test.getExecutable().execute();
                } catch (Throwable e) {
                    failures.put(name, String.valueOf(e.getMessage()));
                }
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static final class Contract extends WallContract {

        Contract(String service) {
            super(service);
        }

        Stream<DynamicNode> nodes() throws SQLException {
            return wall();
        }
    }
}
