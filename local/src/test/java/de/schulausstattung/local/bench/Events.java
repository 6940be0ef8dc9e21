package de.schulausstattung.local.bench;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.postgresql.PGConnection;

/** Events of the whole population: put on the topics, read by the channels of report-service, read again by a rebuild. */
final class Events {

    private static final int PARTITIONS = 12;
    private static final String TOPIC = "inventory.device";

    private static final String DEVICE_STATE = """
            'id', id, 'schulnummer', schulnummer, 'roomId', room_id, 'inventoryNumber', inventory_number, 'serialNumber',
            serial_number, 'maker', maker, 'model', model, 'deviceClass', device_class, 'userGroup', user_group, 'status', status,
            'purchasedOn', purchased_on, 'priceCents', price_cents, 'inServiceFrom', in_service_from, 'inServiceUntil',
            in_service_until, 'plannedUntil', planned_until""";

    private final Setting setting;

    Events(Setting setting) {
        this.setting = setting;
    }

    /** Puts the state of everything on the topics, as the relay would have. */
    void publishAll() throws SQLException {
        publish("traeger", "registered", "traegernummer", "'traegernummer', traegernummer, 'name', name, 'kreis', kreis");
        publish("school", "adopted", "schulnummer",
                """
                        'schulnummer', schulnummer, 'schulform', schulform, 'name', name, 'ags', ags, 'operating', operating, 'adoptedOn',
                        adopted_on""");
        publish("room", "added", "id", """
                'id', id, 'schulnummer', schulnummer, 'name', name, 'kind', kind, 'unterrichtsrelevant', unterrichtsrelevant,
                'seats', seats, 'deleted', deleted""");
        publish("pupil-count", "reported", "id",
                """
                        'schulnummer', schulnummer, 'schuljahr', schuljahr, 'stichtag', stichtag, 'source', source, 'counts', counts""");
        publish("device", "registered", "id", DEVICE_STATE);
    }

    private void publish(String aggregate, String fact, String id, String state) throws SQLException {
        var sql = """
                SELECT tenant_id || '/' || %3$s, json_build_object('specversion', '1.0', 'id', uuidv7(), 'source', '/inventory',
                       'type', 'de.schulausstattung.inventory.%1$s-%2$s.v1', 'subject', %3$s::text, 'time',
                       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'datacontenttype', 'application/json',
                       'tenant', tenant_id, 'epoch', epoch, 'aggregateversion', version, 'data', json_build_object(%4$s))::text
                  FROM %5$s""".formatted(aggregate, fact, id, state, aggregate.replace('-', '_'));
        try (var connection = setting.servers().superuser("inventory");
                var producer = new KafkaProducer<>(Map.<String, Object> of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        setting.servers().kafka(), ProducerConfig.LINGER_MS_CONFIG, 20), new StringSerializer(),
                        new StringSerializer())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(2_000);
                send(producer, "inventory." + aggregate, statement.executeQuery(sql));
            }
            producer.flush();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // flushed by the caller; a lost event shows as a device that never arrives
    private static void send(KafkaProducer<String, String> producer, String topic, ResultSet rows) throws SQLException {
        while (rows.next()) {
            producer.send(new ProducerRecord<>(topic, rows.getString(1), rows.getString(2)));
        }
    }

    /** Waits until report-service has as many devices as inventory; says how fast that went. */
    void awaitChannels(Duration patience) throws Exception {
        var wanted = count("inventory");
        var from = System.nanoTime();
        var before = count("report");
        var now = before;
        while (now < wanted) {
            if (System.nanoTime() - from > patience.toNanos()) {
                throw new TimeoutException("report-service has %d of %d devices".formatted(now, wanted));
            }
            TimeUnit.MILLISECONDS.sleep(250);
            now = count("report");
        }
        setting.board().note("channels of report-service, catching up", rate(wanted - before, from) + " events/s", "-", null);
    }

    void rebuild() throws Exception {
        var operator = setting.operator(Setting.REPORT);
        var from = System.nanoTime();
        var job = operator.await(operator.post("/operations/rebuild", "application/json", ""));
        var seconds = (System.nanoTime() - from) / 1e9;
        var events = job.path("counts").valueStream().mapToLong(count -> count.asLong()).sum();
        var floor = Samples.time(this::readTopic) / 1e3 + copyReadModel();
        setting.board().atLeast("replay of %,d events by a rebuild".formatted(events), events / seconds,
                events / floor, "events/s", 20_000,
                """
                        Each event is decoded from JSON and stored if its version is newer; the floor decodes nothing and copies rows that \
                        are ready.""");
    }

    /** The floor, first half: reading the topic and nothing else. */
    private void readTopic() {
        var settings = Map.<String, Object> of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, setting.servers().kafka(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(TOPIC, number)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var left = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
            while (left > 0) {
                left -= consumer.poll(Duration.ofSeconds(1)).count();
            }
        }
    }

    /** The floor, second half: COPY of the same rows into a table with the same columns and indexes; in seconds. */
    private double copyReadModel() throws Exception {
        var columns = """
                tenant_id, id, schulnummer, room_id, device_class, user_group, status, purchased_on, price_cents, in_service_from,
                in_service_until, epoch, version""";
        try (var connection = setting.servers().superuser("report")) {
            execute(connection, "CREATE TABLE device_floor (LIKE device INCLUDING ALL)");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var out = new java.io.ByteArrayOutputStream();
            copy.copyOut("COPY device (%s) TO STDOUT".formatted(columns), out);
            var rows = new StringReader(out.toString(StandardCharsets.UTF_8));
            var millis = Samples.time(() -> copy.copyIn("COPY device_floor (%s) FROM STDIN".formatted(columns), rows));
            execute(connection, "DROP TABLE device_floor");
            return millis / 1e3;
        }
    }

    private long count(String database) throws SQLException {
        try (var connection = setting.servers().superuser(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM device")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String rate(long events, long from) {
        return Board.number(events / ((System.nanoTime() - from) / 1e9));
    }
}
