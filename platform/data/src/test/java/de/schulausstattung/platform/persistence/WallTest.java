package de.schulausstattung.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.WallContract;
import de.schulausstattung.platform.testing.WallExtra;

/** The wall that the platform's migrations build holds, and the contract notices each way to break it. */
class WallTest {

    private static final String SERVICE = "wall";
    private static final String READ_BY_TALK = "tenant_id = (SELECT current_setting('app.tenant', true)) AND talk_id = ANY "
            + "(ARRAY(SELECT object_id FROM object_reader WHERE tenant_id = (SELECT current_setting('app.tenant', true)) "
            + "AND reader = ANY ((SELECT current_setting('app.readers', true))::text[])))";

    @BeforeAll
    static void migrate() {
        var url = Postgres.get().createDatabase(SERVICE);
        Flyway.configure().dataSource(url, SERVICE + "_owner", "owner").locations("db/platform", "db/everykind")
                .placeholders(Map.of("app", SERVICE + "_app")).load().migrate();
    }

    @Test
    void holdsForTablesOfEveryKind() throws Exception {
        assertThat(failures("")).isEmpty();
    }

    /** The contract plants rows of tenants that nobody offered anything; this is what the kind is for. */
    @Test
    void showsATraegerWhatItsOwnKreisPublishedAndNothingElse() throws SQLException {
        execute("""
                INSERT INTO traeger VALUES ('traeger-00007', '00007', 'Stadt', '05999', 0, 0),
                                           ('traeger-00008', '00008', 'Anderswo', '05998', 0, 0);
                INSERT INTO offer VALUES ('kreis-05999', gen_random_uuid(), true), ('kreis-05999', gen_random_uuid(), false),
                                         ('kreis-05998', gen_random_uuid(), true), ('traeger-00008', gen_random_uuid(), true)""");

        assertThat(offersSeen("wall_tenant", "traeger-00007")).isEqualTo(1);
        assertThat(offersSeen("wall_tenant", "kreis-05999")).isEqualTo(2);
        assertThat(offersSeen("wall_tenant", "kreis-05997")).isZero();
        assertThat(offersSeen("wall_school", "traeger-00007")).isZero();
        assertThat(offersSeen("wall_school", "traeger-00008")).isEqualTo(1);
    }

    private static long offersSeen(String role, String tenant) throws SQLException {
        try (var connection = Postgres.get().asApplication(SERVICE); var sql = connection.createStatement()) {
            sql.execute("SET app.tenant = '" + tenant + "'; SET ROLE " + role);
            try (var row = sql.executeQuery("SELECT count(*) FROM offer")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("ALTER TABLE room DISABLE ROW LEVEL SECURITY",
                        "ALTER TABLE room ENABLE ROW LEVEL SECURITY",
                        "room has the policies",
                        "row-level security is off"),
                arguments("ALTER TABLE room DISABLE ROW LEVEL SECURITY",
                        "ALTER TABLE room ENABLE ROW LEVEL SECURITY",
                        "room shows nothing",
                        "bound to nothing sees 1 rows"),
                arguments("CREATE POLICY evil ON room TO wall_tenant USING (true)",
                        "DROP POLICY evil ON room",
                        "room has the policies",
                        "evil"),
                arguments("CREATE POLICY evil ON room TO wall_tenant USING (true)",
                        "DROP POLICY evil ON room",
                        "room shows nothing",
                        "wall_tenant of another tenant sees 1 rows"),
                arguments("CREATE POLICY evil ON room TO wall_tenant USING (true)",
                        "DROP POLICY evil ON room",
                        "room shows nothing",
                        "wall_tenant of another tenant inserts"),
                arguments("ALTER TABLE room DISABLE ROW LEVEL SECURITY",
                        "ALTER TABLE room ENABLE ROW LEVEL SECURITY",
                        "room gives no row",
                        "gets 1 rows of traeger-00001: SELECT"),
                arguments("CREATE POLICY evil ON room FOR UPDATE TO wall_tenant USING (true)",
                        "DROP POLICY evil ON room",
                        "room gives no row",
                        "gets 1 rows of traeger-00001: UPDATE"),
                arguments("CREATE POLICY evil ON room FOR DELETE TO wall_school USING (true)",
                        "DROP POLICY evil ON room",
                        "room gives no row",
                        "gets 1 rows of traeger-00001: DELETE"),
                arguments("CREATE POLICY evil ON room FOR SELECT USING (true)",
                        "DROP POLICY evil ON room",
                        "room has the policies",
                        "is for PUBLIC"),
                arguments("ALTER POLICY wall_school ON room USING (tenant_id = (SELECT current_setting('app.tenant', "
                        + "true)))",
                        "ALTER POLICY wall_school ON room USING (tenant_id = (SELECT current_setting('app.tenant', "
                                + "true)) AND schulnummer = ANY ((SELECT current_setting('app.schools', true))::text[]))",
                        "room shows nothing",
                        "another school sees 1 rows"),
                arguments("ALTER POLICY wall_tenant ON room USING (tenant_id = (SELECT current_setting('app.tenant', "
                        + "true)) OR schulnummer = '*')",
                        "ALTER POLICY wall_tenant ON room USING (tenant_id = (SELECT current_setting('app.tenant', "
                                + "true)))",
                        "room has the policies",
                        "has OR"),
                arguments("ALTER POLICY wall_tenant ON said USING (tenant_id = (SELECT current_setting('app.tenant', true)))",
                        "ALTER POLICY wall_tenant ON said USING (" + READ_BY_TALK + ")",
                        "said shows nothing",
                        "who has a role in the whole tenant and does not read it sees 1 rows"),
                arguments("ALTER POLICY wall_school ON talk USING (tenant_id = (SELECT current_setting('app.tenant', true)))",
                        "ALTER POLICY wall_school ON talk USING (" + READ_BY_TALK.replace("talk_id", "id") + ")",
                        "talk shows nothing",
                        "a school that does not read it sees 1 rows"),
                arguments("ALTER POLICY wall_school ON talk USING (tenant_id = (SELECT current_setting('app.tenant', true)))",
                        "ALTER POLICY wall_school ON talk USING (" + READ_BY_TALK.replace("talk_id", "id") + ")",
                        "talk has the policies",
                        "wall_school"),
                arguments("COMMENT ON TABLE said IS 'kind: readers-only by id'",
                        "COMMENT ON TABLE said IS 'kind: readers-only by talk_id'",
                        "said has the policies",
                        "wall_tenant"),
                arguments("GRANT INSERT ON object_reader TO wall_school",
                        "REVOKE INSERT ON object_reader FROM wall_school",
                        "object_reader has the grants",
                        "wall_school may [INSERT]"),
                arguments("ALTER POLICY wall_school ON device_model RENAME TO renamed",
                        "ALTER POLICY renamed ON device_model RENAME TO wall_school",
                        "device_model has the policies",
                        "renamed"),
                arguments("COMMENT ON TABLE purchase IS 'kind: whatever'",
                        "COMMENT ON TABLE purchase IS 'kind: tenant-internal'",
                        "purchase says its kind",
                        "declares no kind"),
                arguments("CREATE TABLE forgotten (id uuid PRIMARY KEY)",
                        "DROP TABLE forgotten",
                        "forgotten says its kind",
                        "declares no kind"),
                arguments("GRANT INSERT ON purchase TO wall_school",
                        "REVOKE INSERT ON purchase FROM wall_school",
                        "purchase has the grants",
                        "wall_school may [INSERT]"),
                arguments("GRANT SELECT ON room TO PUBLIC",
                        "REVOKE SELECT ON room FROM PUBLIC",
                        "room has the grants",
                        "PUBLIC may [SELECT]"),
                arguments("GRANT TRUNCATE ON room TO wall_tenant",
                        "REVOKE TRUNCATE ON room FROM wall_tenant",
                        "room has the grants",
                        "wall_tenant may [TRUNCATE]"),
                arguments("CREATE INDEX ix_room_name ON room (name)",
                        "DROP INDEX ix_room_name",
                        "room has keys",
                        "ix_room_name begins with name"),
                arguments("ALTER TABLE room ADD predecessor uuid, ADD UNIQUE (id, tenant_id), ADD CONSTRAINT fk_room "
                        + "FOREIGN KEY (predecessor, tenant_id) REFERENCES room (id, tenant_id)",
                        "ALTER TABLE room DROP predecessor, DROP CONSTRAINT room_id_tenant_id_key",
                        "room has keys",
                        "fk_room leaves the tenant"),
                arguments("GRANT wall_tenant TO wall_app WITH INHERIT TRUE",
                        "GRANT wall_tenant TO wall_app WITH INHERIT FALSE",
                        "roles",
                        "inherits or administers wall_tenant"),
                arguments("GRANT pg_read_all_data TO wall_app",
                        "REVOKE pg_read_all_data FROM wall_app",
                        "roles",
                        "may step into"),
                arguments("ALTER ROLE wall_app BYPASSRLS",
                        "ALTER ROLE wall_app NOBYPASSRLS",
                        "roles",
                        "passes the wall"),
                arguments("ALTER TABLE purchase OWNER TO wall_app",
                        "ALTER TABLE purchase OWNER TO wall_owner",
                        "roles",
                        "purchase is owned by the application"),
                arguments("CREATE VIEW all_rooms AS SELECT * FROM room",
                        "DROP VIEW all_rooms",
                        "nothing goes around",
                        "all_rooms is a view"),
                arguments("CREATE FUNCTION rooms() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1",
                        "DROP FUNCTION rooms()",
                        "nothing goes around",
                        "rooms is a function"),
                arguments("GRANT UPDATE (name) ON room TO wall_school",
                        "REVOKE UPDATE (name) ON room FROM wall_school",
                        "nothing goes around",
                        "room: a grant on columns"));
    }

    @ParameterizedTest(name = "{0} → {3}")
    @MethodSource("faults")
    void noticesTheFault(String fault, String repair, String test, String finding) throws Exception {
        execute(fault);
        try {
            assertThat(failures(test).values()).anySatisfy(message -> assertThat(message).contains(finding));
        } finally {
            execute(repair);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Postgres.get().asSuperuser(SERVICE); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, String> failures(String prefix) throws SQLException {
        var failures = new TreeMap<String, String>();
        new Contract().nodes().forEach(node -> run("", node, prefix, failures));
        return failures;
    }

    private static void run(String above, DynamicNode node, String prefix, Map<String, String> failures) {
        var name = (above + " " + node.getDisplayName()).strip();
        switch (node) {
            case DynamicContainer container -> container.getChildren().forEach(child -> run(name, child, prefix, failures));
            case DynamicTest test -> {
                if (!name.startsWith(prefix)) {
                    return;
                }
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

        Contract() {
            super(SERVICE, WallExtra.projected().toArray(WallExtra[]::new));
        }

        Stream<DynamicNode> nodes() throws SQLException {
            return wall();
        }
    }
}
