package de.schulausstattung.platform.testing;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The wall in the database is what the migrations declare: every table says its kind, and its policies, grants and indexes are
 * exactly those of the kind. Then it is tried: a row of a tenant is planted in every table, and who is bound to nothing, to
 * another tenant or to another school sees none and writes none, whatever native statement is sent.
 *
 * <pre>
 * &#64;QuarkusTest
 * &#64;WithTestResource(…)
 * class WallTest extends WallContract {
 *     WallTest() {
 *         super("inventory");
 *     }
 * }
 * </pre>
 */
public abstract class WallContract {

    private static final int STATEMENTS = 200;
    private static final Set<String> RIGHTS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final List<String> WALL_ROLES = List.of("wall_operator", "wall_platform", "wall_school", "wall_tenant");

    private final String service;
    private final List<WallExtra> extras = new ArrayList<>(WallExtra.PLATFORM);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger denied = new AtomicInteger();

    /**
     * Looks at the database of a service, which must have been migrated.
     *
     * @param service the short name, as in {@link ServiceResources}
     * @param extras policies that this service has beside those of its tables' kinds, each with its reason
     */
    protected WallContract(String service, WallExtra... extras) {
        this.service = service;
        this.extras.addAll(List.of(extras));
    }

    @TestFactory
    protected Stream<DynamicNode> wall() throws SQLException {
        var nodes = new ArrayList<DynamicNode>();
        try (var database = WallDatabase.of(service)) {
            nodes.add(dynamicTest("roles", () -> report(this::roles)));
            nodes.add(dynamicTest("nothing goes around the wall", () -> report(this::detours)));
            for (var table : database.tables()) {
                nodes.add(dynamicContainer(table, Stream.of(
                        dynamicTest("says its kind", () -> report(db -> kind(db, table))),
                        dynamicTest("has the policies of its kind", () -> report(db -> policies(db, table))),
                        dynamicTest("has the grants of its kind", () -> report(db -> grants(db, table))),
                        dynamicTest("has keys and indexes that begin with the tenant", () -> report(db -> keys(db, table))),
                        dynamicTest("shows nothing to strangers", () -> report(db -> strangers(db, table))),
                        dynamicTest("gives no row to a statement of strangers", () -> report(db -> statements(db, table))))));
            }
            nodes.add(dynamicTest("enough statements were tried", this::enough));
        }
        return nodes.stream();
    }

    private interface Check {
        List<String> run(WallDatabase database) throws SQLException;
    }

    private void report(Check check) throws SQLException {
        try (var database = WallDatabase.of(service)) {
            var findings = check.run(database);
            if (!findings.isEmpty()) {
                throw new AssertionError(String.join("\n", findings));
            }
        }
    }

    private List<String> roles(WallDatabase database) throws SQLException {
        var findings = new ArrayList<String>();
        var application = service + "_app";
        for (var role : WALL_ROLES) {
            findings.addAll(database.texts("SELECT rolname || ' may log in, is superuser or passes the wall' FROM pg_roles "
                    + "WHERE rolname = ? AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)", role));
        }
        findings.addAll(database.texts("SELECT rolname || ' is superuser, passes the wall or inherits' FROM pg_roles "
                + "WHERE rolname = ? AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication "
                + "OR rolinherit)",
                application));
        findings.addAll(database.texts("SELECT relname || ' is owned by the application' FROM pg_class "
                + "WHERE relowner = ?::regrole AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')", application));
        findings.addAll(database.texts("SELECT datname || ' is owned by the application' FROM pg_database "
                + "WHERE datname = current_database() AND datdba = ?::regrole", application));
        findings.addAll(
                database.texts("SELECT member::regrole || ' inherits or administers ' || roleid::regrole FROM pg_auth_members "
                        + "WHERE member = ?::regrole AND (inherit_option OR admin_option)", application));
        findings.addAll(database.texts("SELECT member::regrole || ' is a member of ' || roleid::regrole FROM pg_auth_members "
                + "WHERE member = ANY (?::regrole[])", "{" + String.join(",", WALL_ROLES) + "}"));
        var memberships = database.texts("SELECT roleid::regrole FROM pg_auth_members WHERE member = ?::regrole ORDER BY 1",
                application);
        if (!new TreeSet<>(memberships).equals(new TreeSet<>(WALL_ROLES))) {
            findings.add(application + " may step into " + memberships + " and not into " + WALL_ROLES);
        }
        return findings;
    }

    /** Views and functions with their owner's rights would be doors. */
    private List<String> detours(WallDatabase database) throws SQLException {
        var findings = new ArrayList<>(database.texts("SELECT relname || ' is a view with its owner''s rights' FROM pg_class "
                + "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm') "
                + "AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"));
        findings.addAll(database.texts("SELECT proname || ' is a function with its owner''s rights' FROM pg_proc "
                + "WHERE pronamespace = 'public'::regnamespace AND prosecdef"));
        findings.addAll(database.texts("SELECT relname || ': a grant on columns' FROM pg_attribute "
                + "JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace "
                + "AND attacl IS NOT NULL"));
        return findings;
    }

    private List<String> kind(WallDatabase database, String table) throws SQLException {
        var kind = database.kind(table);
        if (kind.isEmpty()) {
            return List.of(table + " declares no kind that we know (CALL wall): " + database.comment(table));
        }
        var columns = database.columns(table);
        var findings = new ArrayList<String>();
        if (kind.get().isTenants() && !columns.contains("tenant_id")) {
            findings.add(table + " has no tenant_id");
        }
        if (kind.get() == TableKind.SCHOOL_BOUND && !columns.contains("schulnummer")) {
            findings.add(table + " has no schulnummer");
        }
        if (kind.get() == TableKind.CALLER_BOUND && !columns.contains("subject")) {
            findings.add(table + " has no subject");
        }
        if (kind.get().isByReaders() && !columns.contains(database.objectColumn(table).orElseThrow())) {
            findings.add(table + " has not the column by which its readers are found");
        }
        findings.addAll(database.texts("SELECT attname || ' may be null' FROM pg_attribute WHERE attrelid = ?::regclass "
                + "AND attname = 'tenant_id' AND NOT attnotnull", table));
        return findings;
    }

    private List<String> policies(WallDatabase database, String table) throws SQLException {
        var kind = database.kind(table);
        if (kind.isEmpty()) {
            return List.of();
        }
        var expected = new TreeMap<String, String>();
        var object = database.objectColumn(table).orElse("");
        kind.get().rows().forEach((role, pattern) -> {
            var rows = normalised(pattern.replace("%s", object));
            expected.put(role, described(List.of(role), "ALL", rows, rows));
        });
        extras(kind.get(), table).filter(WallExtra::isPolicy).forEach(extra -> expected.put(extra.policy(),
                described(extra.roles(), extra.command(), extra.command().equals("INSERT") ? "" : normalised(extra.rows()),
                        extra.command().equals("INSERT") ? normalised(extra.rows()) : "")));
        var actual = new TreeMap<String, String>();
        var findings = new ArrayList<String>();
        for (var policy : database.policies(table)) {
            actual.put(policy.name(), described(policy.roles(), policy.command(), normalised(policy.using()),
                    normalised(policy.check())));
            if (!policy.permissive()) {
                findings.add(policy.name() + " is restrictive");
            }
            if (policy.roles().contains("public")) {
                findings.add(policy.name() + " is for PUBLIC");
            }
            if ((policy.using() + policy.check()).toUpperCase(Locale.ROOT).matches("(?s).*\\bOR\\b.*")) {
                findings.add(policy.name() + " has OR, which costs the index and a factor of nine");
            }
        }
        if (!database.isWalled(table)) {
            findings.add("row-level security is off");
        }
        if (!actual.equals(expected)) {
            findings.add(differences(expected, actual));
        }
        return findings;
    }

    private Stream<WallExtra> extras(TableKind kind, String table) {
        return Stream.concat(extras.stream().filter(extra -> extra.table().equals(table)), kind.extras(table).stream());
    }

    private static String described(List<String> roles, String command, String using, String check) {
        return command + " for " + new TreeSet<>(roles) + " using <" + using + "> with check <" + check + ">";
    }

    private static String differences(Map<String, String> expected, Map<String, String> actual) {
        var names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        var text = new StringBuilder("the policies are not those declared:");
        names.stream().filter(name -> !String.valueOf(expected.get(name)).equals(String.valueOf(actual.get(name))))
                .forEach(name -> text.append("\n  ").append(name).append("\n    declared ").append(expected.get(name))
                        .append("\n    found    ").append(actual.get(name)));
        return text.toString();
    }

    /** PostgreSQL writes a condition in its own way: with casts, aliases and more parentheses. */
    static String normalised(String condition) {
        return condition.toLowerCase(Locale.ROOT).replaceAll("\\s+as\\s+current_setting", "").replaceAll("::text(?!\\[)", "")
                .replaceAll("[\\s()]", "");
    }

    private List<String> grants(WallDatabase database, String table) throws SQLException {
        var kind = database.kind(table);
        if (kind.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<String>();
        var grants = database.grants(table);
        grants.forEach((role, rights) -> {
            var allowed = allowed(kind.get(), table, role);
            var tooMany = new TreeSet<>(rights);
            tooMany.removeAll(allowed);
            if (!tooMany.isEmpty()) {
                findings.add(role + " may " + tooMany + " beyond " + new TreeSet<>(allowed));
            }
        });
        kind.get().rows().keySet().forEach(role -> {
            if (!grants.getOrDefault(role, Set.of()).contains("SELECT")) {
                findings.add(role + " has a policy but may not read");
            }
        });
        return findings;
    }

    private Set<String> allowed(TableKind kind, String table, String role) {
        var allowed = new TreeSet<String>();
        if (role.equals(service + "_app")) {
            allowed.add("SELECT");
        } else if (kind.readers().containsKey(role)) {
            allowed.add("SELECT");
        } else if (kind.rows().containsKey(role)) {
            allowed.addAll(RIGHTS);
        }
        extras(kind, table).filter(extra -> extra.roles().contains(role))
                .forEach(extra -> allowed.addAll(extra.privileges()));
        return allowed;
    }

    private List<String> keys(WallDatabase database, String table) throws SQLException {
        if (!database.kind(table).map(TableKind::isTenants).orElse(false)) {
            return List.of();
        }
        var findings = new ArrayList<String>();
        database.indexes(table).forEach((index, firstColumn) -> {
            if (!firstColumn.equals("tenant_id") && !WallExtra.INDEXES_ACROSS_TENANTS.containsKey(index)) {
                findings.add(index + " begins with " + firstColumn + " and not with tenant_id");
            }
        });
        database.foreignKeys(table).forEach((key, columns) -> {
            if (!columns.startsWith("tenant_id=tenant_id")) {
                findings.add(key + " leaves the tenant: " + columns);
            }
        });
        return findings;
    }

    private List<String> strangers(WallDatabase database, String table) throws SQLException {
        var kind = database.kind(table);
        if (kind.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<String>();
        database.plantRow(table);
        expect(findings, database, table, 0, "bound to nothing", service + "_app", "", "");
        if (!kind.get().isTenants()) {
            return findings;
        }
        var rows = kind.get().rows();
        expect(findings, database, table, 1, "the owner", "wall_tenant", WallDatabase.TENANT, WallDatabase.SCHOOL);
        for (var role : List.of("wall_tenant", "wall_school")) {
            expect(findings, database, table, 0, role + " of another tenant", role, WallDatabase.OTHER_TENANT,
                    WallDatabase.SCHOOL);
            expect(findings, database, table, 0, role + " of no tenant", role, "", WallDatabase.SCHOOL);
            findings.addAll(database.refusesForeignRow(table, role));
        }
        if (kind.get().isByReaders()) {
            readers(findings, database, table, kind.get());
        }
        if (!rows.containsKey("wall_school")) {
            expect(findings, database, table, 0, "a school", "wall_school", WallDatabase.TENANT, WallDatabase.SCHOOL);
        } else if (kind.get() == TableKind.SCHOOL_BOUND) {
            expect(findings, database, table, 0, "another school", "wall_school", WallDatabase.TENANT,
                    WallDatabase.OTHER_SCHOOL);
            expect(findings, database, table, 1, "the school", "wall_school", WallDatabase.TENANT, WallDatabase.SCHOOL);
        }
        return findings;
    }

    private static void readers(List<String> findings, WallDatabase database, String table, TableKind kind)
            throws SQLException {
        see(findings, "who stands in the list, at a school", 1,
                database.rowsSeen(table, "wall_school", WallDatabase.TENANT, WallDatabase.OTHER_SCHOOL));
        see(findings, "a school that does not read it", 0,
                database.rowsSeen(table, "wall_school", WallDatabase.TENANT, WallDatabase.SCHOOL, WallDatabase.NO_READER));
        see(findings, "who has a role in the whole tenant and does not read it", kind == TableKind.READERS_ONLY ? 0 : 1,
                database.rowsSeen(table, "wall_tenant", WallDatabase.TENANT, WallDatabase.SCHOOL, WallDatabase.NO_READER));
    }

    /**
     * Seen red with a policy {@code USING (true)} for UPDATE or DELETE beside the right ones, and with row-level security off.
     * That a statement would find the row is shown by the superuser, whom no policy binds.
     */
    private List<String> statements(WallDatabase database, String table) throws SQLException {
        if (!database.kind(table).map(TableKind::isTenants).orElse(false)) {
            return List.of();
        }
        var findings = new ArrayList<String>();
        database.plantRow(table);
        for (var statement : WallStatement.values()) {
            var sql = statement.on(table);
            if (statement.isAimed() && database.rowsTouched(sql) < 1) {
                findings.add("finds nothing even without the wall: " + sql);
            }
            for (var role : List.of("wall_tenant", "wall_school", service + "_app")) {
                for (var tenant : List.of(WallDatabase.OTHER_TENANT, "")) {
                    var rows = database.rowsTouched(sql, role, tenant, WallDatabase.SCHOOL);
                    rows.ifPresentOrElse(_ -> answered.incrementAndGet(), denied::incrementAndGet);
                    if (rows.orElse(0) > 0) {
                        findings.add("%s bound to <%s> gets %d rows of %s: %s".formatted(role, tenant, rows.getAsInt(),
                                WallDatabase.TENANT, sql));
                    }
                }
            }
        }
        return findings;
    }

    private void enough() {
        System.out.printf(
                "Wall of %s: %d native statements bound to another tenant or none, %d of them without a row, %d denied%n",
                service, answered.get() + denied.get(), answered.get(), denied.get());
        if (answered.get() < STATEMENTS) {
            throw new AssertionError("Only " + answered + " statements were answered, and not " + STATEMENTS);
        }
    }

    private static void expect(List<String> findings, WallDatabase database, String table, int expected, String who,
            String role,
            String tenant, String school) throws SQLException {
        see(findings, who, expected, database.rowsSeen(table, role, tenant, school));
    }

    private static void see(List<String> findings, String who, int expected, int seen) {
        if (seen != expected) {
            findings.add(who + " sees " + seen + " rows and not " + expected);
        }
    }
}
