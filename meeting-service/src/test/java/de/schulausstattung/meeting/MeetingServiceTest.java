package de.schulausstattung.meeting;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import de.schulausstattung.platform.testing.Metrics;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the tests of this service share: the servers, and a fresh Träger for each test. */
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "meeting"))
@QuarkusTestResource(MailServer.class)
public abstract class MeetingServiceTest {

    /** The day on which every test runs. */
    public static final LocalDate TODAY = FixedClock.TODAY;

    private static final AtomicInteger NUMBERS = new AtomicInteger(20_000);

    @TestHTTPResource(value = "/metrics", management = true)
    URI management;

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    /** Five digits that no other test uses. */
    public static String newTraegernummer() {
        return String.valueOf(NUMBERS.incrementAndGet());
    }

    public static RequestSpecification as(String token) {
        // a colon is legal in a path; the client would write %3A
        return given().urlEncodingEnabled(false).auth().oauth2(token).contentType(ContentType.JSON)
                .basePath("/api/meetings/v1");
    }

    protected static ValidatableResponse get(String token, String path) {
        return as(token).get(path).then();
    }

    /** What the service tells Prometheus now. */
    protected Metrics metrics() {
        return Metrics.parse(given().get(management).then().statusCode(200).extract().asString());
    }

    /** Changes what no request would, past the wall. */
    public static void update(String sql, Object... parameters) {
        try (var connection = Postgres.get().asSuperuser("meeting"); var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One value, seen through the wall. */
    public static <T> T query(Class<T> type, String sql, Object... parameters) {
        try (var connection = Postgres.get().asSuperuser("meeting"); var query = connection.prepareStatement(sql)) {
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
