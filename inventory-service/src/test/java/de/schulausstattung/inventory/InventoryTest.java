package de.schulausstattung.inventory;

import static io.restassured.RestAssured.given;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import de.schulausstattung.events.Schulnummer;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.ServiceResources;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Tests of inventory over HTTP, against real PostgreSQL and Kafka; each begins with a Träger that nobody knows yet. */
@QuarkusTestResource(value = ServiceResources.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
public abstract class InventoryTest {

    protected static final String API = "/api/inventory/v1";

    /** No official Träger has a number between 20,000 and 50,000. */
    private static final AtomicInteger TRAEGER = new AtomicInteger(ThreadLocalRandom.current().nextInt(20_000, 40_000));
    private static final AtomicInteger SCHOOL = new AtomicInteger(110_000);

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    /** A Träger with schools of its own, and its tokens. */
    public record Traeger(String nummer, List<String> schools) {

        public String it() {
            return Tokens.itBeschaffung(nummer);
        }

        public String head(int school) {
            return Tokens.schulleitung(nummer, schools.get(school));
        }

        public String school() {
            return schools.getFirst();
        }

        public String tenant() {
            return "traeger-" + nummer;
        }
    }

    protected static Traeger aTraeger(int schools) {
        var nummer = "%05d".formatted(TRAEGER.incrementAndGet());
        var numbers = IntStream.range(0, schools).mapToObj(_ -> newSchulnummer()).toList();
        numbers.forEach(number -> list(number, nummer, "G"));
        as(Tokens.betrieb()).body(Map.of("traegernummer", nummer, "name", "Stadt Probe " + nummer, "kreis", "05999"))
                .post(API + "/traeger").then().statusCode(201);
        as(Tokens.itBeschaffung(nummer)).body(Map.of("schulnummern", numbers)).post(API + "/schools:adopt").then()
                .statusCode(200);
        return new Traeger(nummer, numbers);
    }

    /** A number that no official school has: its check digit is wrong. */
    protected static String newSchulnummer() {
        return Stream.generate(() -> Integer.toString(SCHOOL.incrementAndGet()))
                .filter(number -> new Schulnummer(number).looksMistyped()).findFirst().orElseThrow();
    }

    /** Puts a school into the directory, as an import would. */
    protected static void list(String schulnummer, String traegernummer, String schulform) {
        try (var connection = Postgres.get().asSuperuser("inventory");
                var insert = connection.prepareStatement(
                        """
                                INSERT INTO directory_entry (source, schulnummer, preferred, schulform, name, short_name, sort_key, street, postcode,
                                  place, email, homepage, rechtsstatus, traegernummer, ags, betriebsschluessel, operating, changed_at)
                                VALUES ('SCHULDATEI', ?, true, ?, 'Schule', 'Schule ' || ?, 'schule ' || ?, 'Weg 1', '99999', 'Musterstadt',
                                  '', '', '1', ?, '05999001', '1', true, now())""")) {
            insert.setString(1, schulnummer);
            insert.setString(2, schulform);
            insert.setString(3, schulnummer);
            insert.setString(4, schulnummer);
            insert.setString(5, traegernummer);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static RequestSpecification as(String token) {
        // a colon is legal in a path; the client would write %3A
        return given().urlEncodingEnabled(false).auth().oauth2(token).contentType(ContentType.JSON);
    }

    protected static Map<String, Object> aTablet(Traeger traeger, String inventoryNumber) {
        return Map.of("schulnummer", traeger.school(), "inventoryNumber", inventoryNumber, "maker", "Muster", "model", "Tab 10",
                "deviceClass", "TABLET", "userGroup", "SUS");
    }
}
