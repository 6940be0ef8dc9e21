package de.schulausstattung.report;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the tests of this service share: the servers, a fresh Träger for each test, and the events that fill it. */
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "report"))
public abstract class ReportServiceTest {

    /** The day on which every test runs. */
    protected static final LocalDate TODAY = FixedClock.TODAY;

    private static final AtomicInteger NUMBERS = new AtomicInteger(20_000);

    @Inject
    protected ObjectMapper json;

    /** Five digits that no other test uses. */
    public static String newTraegernummer() {
        return String.valueOf(NUMBERS.incrementAndGet());
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).basePath("/api/reports/v1");
    }

    protected static ValidatableResponse get(String token, String path) {
        return as(token).get(path).then();
    }

    protected <T> T read(ValidatableResponse response, Class<T> type) {
        try {
            return json.readValue(response.statusCode(200).extract().asByteArray(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One value, seen through the wall. */
    protected static <T> T query(Class<T> type, String sql, Object... parameters) {
        try (var connection = Postgres.get().asSuperuser("report"); var query = connection.prepareStatement(sql)) {
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
