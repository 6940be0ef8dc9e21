package de.schulausstattung.inventory.deviceimport;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.platform.testing.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class DeviceExportTest extends InventoryTest {

    /** More than the buffers between server and client take. */
    private static final int DEVICES = 60_000;
    private static final int AT_ONCE = 4;

    /** Later tests publish everything anew. */
    @AfterEach
    void removeThem() throws SQLException {
        try (var connection = Postgres.get().asSuperuser("inventory"); var delete = connection.createStatement()) {
            delete.executeUpdate("DELETE FROM device WHERE inventory_number LIKE 'E-%' AND maker = repeat('M', 100)");
        }
    }

    /** Seen red without the cut: clients that do not read kept their exports, and the next was refused for ever. */
    @Test
    void runsAFewExportsAtOnceAndCutsOffWhoDoesNotRead() throws IOException, SQLException {
        var traeger = aTraeger(1);
        fill(traeger);
        var lazy = new ArrayList<Socket>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                lazy.add(askAndReadNothing(traeger));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> status(traeger) == 503);
            as(traeger.it()).accept("text/csv").get(API + "/devices/export").then().statusCode(503)
                    .body("type", equalTo("/problems/too-many-exports")).header("Retry-After", notNullValue());

            await().atMost(Duration.ofMinutes(2)).until(() -> status(traeger) == 200);
        } finally {
            for (var socket : lazy) {
                socket.close();
            }
        }
    }

    private static int status(Traeger traeger) {
        return as(traeger.it()).accept("application/x-ndjson").get(API + "/devices/export").statusCode();
    }

    private static Socket askAndReadNothing(Traeger traeger) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream().write(
                "GET %s/devices/export HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(API, traeger.it()).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void fill(Traeger traeger) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("inventory");
                var insert = connection.prepareStatement(
                        """
                                INSERT INTO device (tenant_id, id, schulnummer, inventory_number, maker, model, device_class, user_group,
                                                    status, version)
                                SELECT ?, gen_random_uuid(), ?, 'E-' || i, repeat('M', 100), repeat('N', 200), 'TABLET', 'SUS',
                                       'IN_STOCK', 0 FROM generate_series(1, ?) i""")) {
            insert.setString(1, traeger.tenant());
            insert.setString(2, traeger.school());
            insert.setInt(3, DEVICES);
            insert.executeUpdate();
        }
    }
}
