package de.schulausstattung.inventory.reliability;

import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.storage.StorageGuard;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** The database's volume runs full: who may still do what. Seen red without {@code @Bulk} on the export. */
@QuarkusTest
class StorageFullTest extends InventoryTest {

    private static final String CSV = "Inventarnummer;Schulnummer;Hersteller;Modell;Geräteklasse;Nutzergruppe\n";

    @Inject
    StorageGuard guard;

    private Traeger traeger;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
    }

    @AfterEach
    void makeRoom() {
        guard.measured(1);
    }

    @Test
    void letsBulkWorkWaitWhileThereIsRoomForSmallWritesOnly() {
        guard.measured(0.15);

        as(traeger.it()).accept("application/x-ndjson").get(API + "/devices/export").then().statusCode(503)
                .body("type", equalTo("/problems/storage-full"));
        as(traeger.it()).accept("text/csv").get(API + "/devices/export").then().statusCode(503);
        as(traeger.it()).contentType("text/csv").body(CSV).post(API + "/devices/imports").then().statusCode(503);
        as(traeger.it()).body(aTablet(traeger, "S-1")).post(API + "/devices").then().statusCode(201);
    }

    @Test
    void letsEveryWriteWaitInTheEndAndNoReadEver() {
        guard.measured(0.05);

        as(traeger.it()).body(aTablet(traeger, "S-2")).post(API + "/devices").then().statusCode(503)
                .contentType("application/problem+json").header("Retry-After", "60")
                .body("type", equalTo("/problems/storage-full")).body("retryAfter", equalTo(60));
        as(traeger.it()).header("If-Match", "\"0.0\"").delete(API + "/rooms/" + UUID.randomUUID()).then()
                .statusCode(503);
        as(traeger.it()).accept(ContentType.JSON).get(API + "/devices").then().statusCode(200);
    }
}
