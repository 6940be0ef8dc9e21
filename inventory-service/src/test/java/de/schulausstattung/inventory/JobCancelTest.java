package de.schulausstattung.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/**
 * A job can be called off: at once while it waits, and before it has stored anything while it runs. Seen red where progress did
 * not look for the wish to cancel, and where an ended job was shown instead of refused.
 */
@QuarkusTest
class JobCancelTest extends InventoryTest {

    private static final String CSV = "Inventarnummer;Schulnummer;Hersteller;Modell;Geräteklasse;Nutzergruppe\n";

    private Traeger traeger;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
    }

    private static ValidatableResponse cancel(String token, String job) {
        return as(token).body("{\"transition\":\"CANCEL\"}").post(job + "/transitions").then();
    }

    @Test
    void cancelsAJobThatWaits() throws SQLException {
        var job = API + "/jobs/" + aJobThatNobodyTakes();

        cancel(aTraeger(1).it(), job).statusCode(404);
        cancel(traeger.it(), job).statusCode(200).body("state", equalTo("CANCELLED"));
        cancel(traeger.it(), job).statusCode(409).body("type", equalTo("/problems/job-not-cancellable"));
    }

    private UUID aJobThatNobodyTakes() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = Postgres.get().asSuperuser("inventory");
                var insert = connection.prepareStatement("""
                        INSERT INTO job (tenant_id, id, kind, subject, parameters, created_at, expires_at)
                        VALUES (?, ?, 'of-another-release', 'somebody', '{}', now(), now() + interval '1 day')""")) {
            insert.setString(1, traeger.tenant());
            insert.setObject(2, id);
            insert.executeUpdate();
        }
        return id;
    }

    /** The import is held where it stores, by a lock that lets others read. */
    @Test
    void leavesNothingOfAJobThatIsCancelledWhileItRuns() throws SQLException {
        try (var holder = Postgres.get().asSuperuser("inventory"); var sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("LOCK TABLE device IN SHARE ROW EXCLUSIVE MODE");
            String job = as(traeger.it()).contentType("text/csv")
                    .body(CSV + "C-1;%1$s;M;M;Tablet;SuS\nC-2;%1$s;M;M;Tablet;SuS\n".formatted(traeger.school()))
                    .post(API + "/devices/imports").then().statusCode(202).extract().header("Location");
            await().atMost(Duration.ofMinutes(1)).until(() -> as(traeger.it()).get(job).jsonPath().getInt("done") == 1);

            cancel(traeger.it(), job).statusCode(200).body("state", equalTo("RUNNING"));
            holder.rollback();

            assertThat(Jobs.ended(traeger.it(), job).getString("state")).isEqualTo("CANCELLED");
            cancel(traeger.it(), job).statusCode(409);
        }
        as(traeger.it()).get(API + "/devices?count=exact").then().body("count.value", equalTo(0));
    }
}
