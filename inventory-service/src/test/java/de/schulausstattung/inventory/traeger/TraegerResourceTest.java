package de.schulausstattung.inventory.traeger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TraegerResourceTest extends InventoryTest {

    /** Seen red while the work in the tenant had neither the request nor its positions. */
    @Test
    void foundsATenantOnceAndTellsWhatThatCameTo() throws SQLException {
        var nummer = aTraeger(1).nummer();
        var other = "%05d".formatted(Integer.parseInt(nummer) + 20_000);
        var location = as(Tokens.betrieb()).header("X-Request-ID", "founding-" + other).body(named(other, "Alt"))
                .post(API + "/traeger").then().statusCode(201)
                .header("Event-Position", startsWith("inventory.traeger/" + other + "@")).extract().header("Location");

        as(Tokens.betrieb()).get(location).then().statusCode(200).body("name", equalTo("Alt"));
        as(Tokens.betrieb()).body(named(other, "Neu")).post(API + "/traeger").then().statusCode(200)
                .body("name", equalTo("Neu")).header("Event-Position", containsString("@0.1"));
        as(Tokens.betrieb()).get(API + "/traeger/00000").then().statusCode(404);
        as(Tokens.itBeschaffung(nummer)).get(location).then().statusCode(403);
        assertThat(requestOf(other)).isEqualTo("founding-" + other);
    }

    private static Map<String, Object> named(String nummer, String name) {
        return Map.of("traegernummer", nummer, "name", name, "kreis", "05999");
    }

    private static String requestOf(String nummer) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("inventory");
                var query = connection.prepareStatement(
                        "SELECT request_id FROM change_history WHERE tenant_id = ? ORDER BY version LIMIT 1")) {
            query.setString(1, "traeger-" + nummer);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
