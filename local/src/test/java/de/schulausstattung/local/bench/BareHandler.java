package de.schulausstattung.local.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The floor of the list: the JDK's own HTTP server, JDBC and Jackson, nothing else. It binds the tenant as the application
 * does and runs the same SQL under the same policies, but verifies no token, checks no parameter and signs no cursor.
 */
final class BareHandler {

    private static final int CONNECTIONS = 16;
    private static final String COLUMNS = """
            SELECT id, schulnummer, room_id, inventory_number, serial_number, model_id, maker, model, device_class, user_group,
                   status, purchased_on, price_cents, in_service_from, in_service_until, planned_until, procurement_item_id, epoch,
                   version, inventory_key, serial_key, planned_key FROM device
            """;
    /** What Hibernate makes of the list's query, with the columns of the view. */
    static final String LIST = COLUMNS + """
            WHERE schulnummer = ? AND status = ? AND device_class = ? ORDER BY inventory_key, id FETCH FIRST 101 ROWS ONLY""";
    private static final String ONE = COLUMNS + "WHERE id = ?::uuid";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ArrayBlockingQueue<Connection> connections = new ArrayBlockingQueue<>(CONNECTIONS);

    private BareHandler(String url, String user, String password) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(DriverManager.getConnection(url, user, password));
        }
    }

    /** Arguments: port, JDBC address, user, password. */
    public static void main(String[] arguments) throws IOException, SQLException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var handler = new BareHandler(arguments[1], arguments[2], arguments[3]);
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 1024);
        server.setExecutor(Executors.newFixedThreadPool(CONNECTIONS));
        server.createContext("/", exchange -> answer(exchange, Map.of()));
        server.createContext("/devices", handler::list);
        server.createContext("/devices/", handler::one);
        server.start();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String id, String schulnummer, @Nullable String roomId, String inventoryNumber, @Nullable String serialNumber,
            @Nullable String modelId, String maker, String model, String deviceClass, String userGroup, String status,
            @Nullable String purchasedOn, @Nullable Long priceCents, @Nullable String inServiceFrom,
            @Nullable String inServiceUntil, @Nullable String plannedUntil, @Nullable String procurementItemId, int epoch,
            long version) {

        static Row of(ResultSet row) throws SQLException {
            var cents = row.getLong(13);
            var price = row.wasNull() ? null : cents;
            return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                    row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10),
                    row.getString(11),
                    row.getString(12), price, row.getString(14), row.getString(15), row.getString(16),
                    row.getString(17), row.getInt(18), row.getLong(19));
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var parameters = Stream.of(exchange.getRequestURI().getRawQuery().split("&", -1)).map(one -> one.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var rows = query(LIST, parameters.get("schulnummer"), parameters.get("status"), parameters.get("deviceClass"));
        answer(exchange, Map.of("items", rows.size() > 100 ? rows.subList(0, 100) : rows));
    }

    private void one(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        answer(exchange, query(ONE, path.substring(path.lastIndexOf('/') + 1)).getFirst());
    }

    private List<Row> query(String sql, String... parameters) throws IOException {
        try {
            var connection = connections.take();
            try (var bind = connection.prepareStatement(Population.BIND); var query = connection.prepareStatement(sql)) {
                bind.execute();
                for (int i = 0; i < parameters.length; i++) {
                    query.setString(i + 1, parameters[i]);
                }
                var rows = new ArrayList<Row>();
                try (var found = query.executeQuery()) {
                    while (found.next()) {
                        rows.add(Row.of(found));
                    }
                }
                return rows;
            } finally {
                connections.add(connection);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
