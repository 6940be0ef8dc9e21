package de.schulausstattung.needs;

import static io.restassured.RestAssured.given;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the tests of this service share: the servers, and a fresh Träger for each test. */
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "needs"))
public abstract class NeedsServiceTest {

    /** The day on which every test runs. */
    protected static final LocalDate TODAY = FixedClock.TODAY;

    private static final AtomicInteger NUMBERS = new AtomicInteger(20_000);

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    /** Five digits that no other test uses. */
    public static String newTraegernummer() {
        return String.valueOf(NUMBERS.incrementAndGet());
    }

    protected static RequestSpecification as(String token) {
        // a colon is legal in a path; the client would write %3A
        return given().urlEncodingEnabled(false).auth().oauth2(token).contentType(ContentType.JSON).basePath("/api/needs/v1");
    }

    protected static ValidatableResponse get(String token, String path) {
        return as(token).get(path).then();
    }

    /** The first state that was published of an aggregate. */
    public static String published(String id) {
        return query(String.class, "SELECT state::text FROM change_history WHERE aggregate_id = ? AND version = 0", id);
    }

    /** One value, seen through the wall. */
    protected static <T> T query(Class<T> type, String sql, Object... parameters) {
        try (var connection = Postgres.get().asSuperuser("needs"); var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getObject(1, type);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
