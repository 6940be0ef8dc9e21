package de.schulausstattung.platform.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How PostgreSQL would run a statement of a tenant, from behind the wall: under the role and with the tenant that the
 * application runs it with. Plans that read a whole table are priced out, so where one is chosen all the same, the statement
 * reaches no index: a comparison that is not leakproof, or a missing index.
 */
public final class QueryPlan {

    private static final Pattern INDEX_CONDITION = Pattern.compile("(Index Cond|Index Only Scan|Index Scan|Recheck Cond): .*");

    private final String text;

    private QueryPlan(String text) {
        this.text = text;
    }

    /**
     * The plan of a statement, whose parameters may stand as {@code $1}.
     *
     * @param service the short name, as in {@link ServiceResources}
     * @param tenant that the statement runs for
     */
    public static QueryPlan of(String service, String tenant, String statement) throws SQLException {
        return of(service, "wall_tenant", Map.of("app.tenant", tenant), statement);
    }

    /**
     * The same for somebody who sees what he is a reader of.
     *
     * @param reader as it stands in {@code object_reader}
     */
    public static QueryPlan ofReader(String service, String tenant, String reader, String statement) throws SQLException {
        return of(service, "wall_school",
                Map.of("app.tenant", tenant, "app.schools", "{}", "app.readers", "{" + reader + "}"), statement);
    }

    private static QueryPlan of(String service, String role, Map<String, String> bound, String statement)
            throws SQLException {
        // the extended protocol would ask for values of the parameters
        try (var connection = DriverManager.getConnection(Postgres.get().url(service) + "?preferQueryMode=simple",
                service + "_app", "app");
                var sql = connection.createStatement();
                var bind = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            for (var entry : bound.entrySet()) {
                bind.setString(1, entry.getKey());
                bind.setString(2, entry.getValue());
                bind.execute();
            }
            sql.execute("SET ROLE " + role);
            sql.execute("SET enable_seqscan = off");
            sql.execute("SET enable_bitmapscan = off");
            var plan = new StringBuilder();
            try (var rows = sql.executeQuery("EXPLAIN (GENERIC_PLAN) " + statement)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return new QueryPlan(plan.toString());
        }
    }

    /** What the indexes are asked for. */
    public String conditions() {
        var found = new StringBuilder();
        var lines = INDEX_CONDITION.matcher(text);
        while (lines.find()) {
            found.append(lines.group()).append('\n');
        }
        return found.toString();
    }

    /** The plan as PostgreSQL prints it. */
    @Override
    public String toString() {
        return text;
    }
}
