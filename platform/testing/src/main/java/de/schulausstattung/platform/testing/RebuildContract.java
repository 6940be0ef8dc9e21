package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.restassured.specification.RequestSpecification;

/**
 * The tables that {@code projected()} made are rebuilt; how, is tested where the machinery has most to do: in report-service.
 */
public abstract class RebuildContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String service;
    private final List<String> tables;

    /**
     * For one service.
     *
     * @param service the short name, as in {@link ServiceResources}
     * @param tables all that are projected; {@code school} and {@code device} are among them
     */
    protected RebuildContract(String service, List<String> tables) {
        this.service = service;
        this.tables = tables;
    }

    /** Publishes a school, a device and what else is kept, and waits until it has been applied; returns the five digits. */
    protected abstract String publish();

    @Test
    void restoresWhatIsMissingOrWrong() throws SQLException {
        var traeger = publish();
        var tenant = "traeger-" + traeger;
        var before = dumps(tenant);
        query("WITH gone AS (DELETE FROM school WHERE tenant_id = ? RETURNING 1) SELECT count(*) FROM gone", tenant);
        query("""
                WITH wrong AS (UPDATE device SET status = 'LOST', version = version + 100 WHERE tenant_id = ? RETURNING 1)
                SELECT count(*) FROM wrong""", tenant);
        var broken = dumps(tenant);
        if (broken.stream().filter(before::contains).count() != before.size() - 2) {
            throw new AssertionError("Not broken: " + broken);
        }

        await().atMost(PATIENCE).until(() -> "0".equals(
                query("SELECT count(*) FROM job WHERE kind = ? AND state IN ('QUEUED', 'RUNNING')", "rebuild")));
        String job = as(Tokens.betrieb()).post("/operations/rebuild").then().statusCode(202).extract().path("id");
        await().atMost(PATIENCE).until(() -> as(Tokens.betrieb()).get("/jobs/" + job).then().statusCode(200).extract()
                .path("state").equals("SUCCEEDED"));

        if (!dumps(tenant).equals(before)) {
            throw new AssertionError("Rebuilt: " + dumps(tenant) + " and not " + before);
        }
        as(Tokens.itBeschaffung(traeger)).post("/operations/rebuild").then().statusCode(403);
    }

    private List<String> dumps(String tenant) throws SQLException {
        var dumps = new ArrayList<String>();
        for (var table : tables) {
            dumps.add(table + " " + query("SELECT coalesce(string_agg(row, E'\\n' ORDER BY row COLLATE \"C\"), '') FROM"
                    + " (SELECT to_jsonb(t)::text AS row FROM " + table + " t WHERE tenant_id = ?) r", tenant));
        }
        return dumps;
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token)
                .basePath(ConfigProvider.getConfig().getValue("quarkus.rest.path", String.class));
    }

    private String query(String sql, String parameter) throws SQLException {
        try (var connection = Postgres.get().asSuperuser(service); var query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
