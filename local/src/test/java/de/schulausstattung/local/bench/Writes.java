package de.schulausstattung.local.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.postgresql.PGConnection;

import de.schulausstattung.local.bench.Load.Requests;

/** Storing devices: one, a thousand, twenty thousand; each with row, history and event. */
final class Writes {

    private static final int CLIENTS = 50;
    private static final int SECONDS = 8;
    private static final int BATCH = 1_000;
    private static final int IMPORT = 20_000;
    private static final int ROUNDS = 3;
    private static final String JSON = "application/json";

    private static final String WHY_IMPORT = """
            Each row is parsed, checked by the domain's rules and stored three times (device, history, event) under policies, triggers \
            and foreign keys; the floor copies one row without any of them.""";

    /** The same three rows that a create leaves; published already, so that no relay takes them. */
    private static final String PGBENCH_CREATE = """
            \\set n random(1, 1000000000000)
            BEGIN;
            %s;
            INSERT INTO device (id, schulnummer, inventory_number, maker, model, device_class, user_group, status, version)
              VALUES (uuidv7(), '100003', 'PG-' || :client_id || '-' || :n, 'Hersteller 1', 'Modell 1', 'TABLET', 'SUS', 'IN_STOCK', 0);
            INSERT INTO change_history (tenant_id, schulnummer, aggregate_type, aggregate_id, epoch, version, fact, recorded_at,
                                        actor, request_id, state)
              VALUES ('%s', '100003', 'inventory.device', :client_id || '-' || :n, 0, 0, 'x', now(), 'bench', '',
                      '{"id":"0198c5c0-0000-7000-8000-000000000000","schulnummer":"100003","inventoryNumber":"PG","maker":"Hersteller 1","model":"Modell 1","deviceClass":"TABLET","userGroup":"SUS","status":"IN_STOCK"}');
            INSERT INTO outbox_event (shard, tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, topic, message_key,
                                      event_type, envelope, occurred_at, published_at)
              VALUES (1, '%s', 'inventory.device', :client_id || '-' || :n, 0, 0, 'inventory.device', 'k', 'x', repeat('x', 480),
                      now(), now());
            COMMIT;
            """
            .formatted(Population.BIND, Population.TENANT, Population.TENANT);

    private final Setting setting;
    private final Caller clerk;

    Writes(Setting setting) {
        this.setting = setting;
        this.clerk = setting.clerk(Setting.INVENTORY);
    }

    void run() throws Exception {
        one();
        batch();
        imports();
    }

    static String device(String number) {
        return """
                {"schulnummer":"100003","inventoryNumber":"%s","maker":"Hersteller 1","model":"Modell 1","deviceClass":"TABLET",\
                "userGroup":"SUS","purchasedOn":"2024-05-01","priceCents":49900,"inServiceFrom":"2024-05-14"}"""
                .formatted(number);
    }

    private void one() throws Exception {
        if (Load.has("wrk")) {
            var api = clerk.base();
            var path = api.substring(api.indexOf("/api/")) + "/devices";
            var origin = api.substring(0, api.indexOf("/api/"));
            var load = setting.load();
            load.saturate(origin, Requests.post(path, clerk.token(), device("%s"), "W"), CLIENTS, 2 * SECONDS); // warms up
            var most = load.saturate(origin, Requests.post(path, clerk.token(), device("%s"), "M"), CLIENTS, SECONDS)
                    .requireClean("create");
            Population.drain(setting.servers(), "inventory");
            var half = load.pace(origin, Requests.post(path, clerk.token(), device("%s"), "H"), CLIENTS, SECONDS,
                    most.perSecond() / 2, 8).requireClean("create");
            setting.board().atMost("create one, half load (%s /s), p95".formatted(Board.number(half.perSecond())), half.p95(),
                    null,
                    "ms", 40,
                    """
                            Three rows (device, history with the whole state, event) and one flush of the log per commit, each on the \
                            same cores as the load; no profile was taken.""");
            Population.drain(setting.servers(), "inventory");
            if (Load.has("pgbench")) {
                var tps = setting.load().pgbench(setting.servers().postgresPort(), "inventory", "inventory_app",
                        setting.servers().appPassword("inventory"), PGBENCH_CREATE, 16, SECONDS);
                setting.board().note("create one, 50 clients, full load; floor pgbench", Board.number(most.perSecond()) + " /s",
                        Board.number(tps) + " /s", most.perSecond() / tps);
            }
        }
    }

    private void batch() throws Exception {
        var round = new int[1];
        var times = Samples.of(5, () -> {
            var number = round[0]++;
            var items = IntStream.range(0, BATCH).mapToObj(i -> device("B%d-%d".formatted(number, i)))
                    .collect(Collectors.joining(",", "[", "]"));
            var stored = clerk.post("/devices:batch", JSON, "{\"mode\":\"ATOMIC\",\"items\":" + items + "}").path("stored")
                    .asInt();
            if (stored != BATCH) {
                throw new IOException("Stored " + stored);
            }
        });
        setting.board().atMost("batch of 1,000, median of 5", times.median(), null, "ms", 1000,
                "A thousand devices are checked one by one, then stored with history and events in one transaction; no profile was taken.");
    }

    private void imports() throws Exception {
        Population.drain(setting.servers(), "inventory");
        var rates = new Samples();
        for (int i = 0; i <= ROUNDS; i++) {
            var file = file("I" + i);
            var millis = Samples.time(() -> importFile(file));
            if (i > 0) {
                rates.add(millis);
            }
            var drained = Population.drain(setting.servers(), "inventory");
            if (i == ROUNDS) {
                setting.board().atLeast("outbox drain after an import", drained, null, "events/s", 1000,
                        "Read in batches under the lock of a shard, sent with acks=all, marked in one statement.");
            }
        }
        var rate = IMPORT / rates.median() * 1000;
        var copied = copyIn();
        setting.board().atLeast("import of 20,000 rows, median of 3", rate, copied, "rows/s", 5000, WHY_IMPORT);
        setting.board().share("import against COPY into the same indexed table", rate, copied, "rows/s", 0.15, WHY_IMPORT);
    }

    private void importFile(String file) throws IOException, InterruptedException {
        var job = clerk.await(clerk.post("/devices/imports", "text/csv", file));
        if (job.path("counts").path("created").asInt() != IMPORT) {
            throw new IOException("Not all rows: " + job);
        }
    }

    private static String file(String prefix) {
        var file = new StringBuilder(
                """
                        Inventarnummer;Seriennummer;Schulnummer;Raum;Hersteller;Modell;Geräteklasse;Nutzergruppe;Status;Kaufdatum;Preis;\
                        In Betrieb ab;Nutzung geplant bis
                        """);
        for (int i = 0; i < IMPORT; i++) {
            file.append(
                    "%1$s-%2$d;S%1$s-%2$d;%3$d;R%4$02d;Hersteller %5$d;Modell %6$d;TABLET;SUS;IN_SERVICE;2024-05-01;499,00;14.05.2024;01.05.2029\n"
                            .formatted(prefix, i, 100_001 + i % Population.SCHOOLS, 1 + i % 30, i % 12, i % 60));
        }
        return file.toString();
    }

    /** COPY of the rows of the last import into a table with the same columns, rows and indexes, without policy and trigger. */
    private double copyIn() throws Exception {
        try (var connection = setting.servers().superuser("inventory")) {
            execute(connection, """
                    CREATE TABLE device_floor (LIKE device INCLUDING ALL);
                    INSERT INTO device_floor (%1$s) SELECT %1$s FROM device WHERE inventory_number NOT LIKE 'I%%-%%'
                      OR inventory_number LIKE 'INV-%%'""".formatted(Population.COLUMNS));
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var times = new Samples();
            for (int i = 1; i <= ROUNDS; i++) {
                var out = new java.io.ByteArrayOutputStream();
                copy.copyOut("COPY (SELECT %s FROM device WHERE inventory_number LIKE 'I%d-%%') TO STDOUT"
                        .formatted(Population.COLUMNS, i), out);
                var rows = out.toString(StandardCharsets.UTF_8);
                times.add(Samples.time(() -> copy.copyIn("COPY device_floor (%s) FROM STDIN".formatted(Population.COLUMNS),
                        new StringReader(rows))));
            }
            execute(connection, "DROP TABLE device_floor");
            return IMPORT / times.median() * 1000;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
