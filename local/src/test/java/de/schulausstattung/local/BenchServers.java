package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the benchmarks use of the local run: its database, its broker, and services as processes of their own. */
public final class BenchServers implements AutoCloseable {

    /** Two services with their pools, pgbench, the bare handler, and who looks on. */
    private static final int MAX_CONNECTIONS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path root;
    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;
    private final StartedProcesses started;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final List<Running> running = new ArrayList<>();

    private BenchServers(Path root, Folders folders, Ports ports, Secrets secrets, StartedProcesses started) {
        this.root = root;
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
        this.started = started;
        this.postgres = PostgresServer.start(folders, ports, secrets, MAX_CONNECTIONS);
        this.kafka = KafkaServer.start(folders, ports);
    }

    /** Starts database and broker empty, under {@code local/target}, away from the data of the local run. */
    public static BenchServers start(Path root, int portBase) {
        var folders = new Folders(root, root.resolve("local/target/bench"));
        var started = new StartedProcesses(folders.local().resolve("processes"));
        started.endLeftOvers();
        PostgresServer.endRunning(folders);
        folders.forget();
        folders.prepare();
        return new BenchServers(root, folders, new Ports(portBase),
                new Secrets(folders.local().resolve("secrets.properties")), started);
    }

    /** A folder for files of a run. */
    public Path folder() {
        return folders.demo();
    }

    /** The broker's address. */
    public String kafka() {
        return "localhost:" + ports.kafka();
    }

    /** The port that has this number in the local run. */
    public int port(int usual) {
        return ports.of(usual);
    }

    /** The database server's port. */
    public int postgresPort() {
        return ports.postgres();
    }

    /** What the log of a topic takes on the broker's disk. */
    public long topicBytes(String topic) throws IOException {
        try (var partitions = Files.newDirectoryStream(folders.data().resolve("kafka"), topic + "-*")) {
            var bytes = 0L;
            for (var partition : partitions) {
                try (var files = Files.list(partition)) {
                    bytes += files.filter(file -> file.toString().endsWith(".log")).mapToLong(file -> file.toFile().length())
                            .sum();
                }
            }
            return bytes;
        }
    }

    /** How many events stand on a topic. */
    public long topicEvents(String topic) {
        var settings = Map.<String, Object> of("bootstrap.servers", kafka());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A service's API, without a slash at its end. */
    public String api(String service) {
        var known = service(service);
        return "http://127.0.0.1:" + ports.of(known.port()) + "/api/" + known.route() + "/v1";
    }

    /** Where the service has its endpoints for operators. */
    public String operatorsApi(String service) {
        var known = service(service);
        return "http://127.0.0.1:" + ports.of(known.managementPort()) + "/api/" + known.route() + "/v1";
    }

    /** The JDBC address of a database. */
    public String jdbc(String database) {
        return postgres.url(database);
    }

    /** The password of the application's login role. */
    public String appPassword(String database) {
        return secrets.of(database + ".app");
    }

    /** A connection that no policy restrains: to fill tables and to look. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbc(database), "postgres", secrets.of("postgres.superuser"));
    }

    /** A connection as the application logs in; it sees nothing until a tenant is bound. */
    public Connection app(String database) throws SQLException {
        return DriverManager.getConnection(jdbc(database), database + "_app", appPassword(database));
    }

    /** The services, as they are called. */
    public static List<String> services() {
        return Service.ALL.stream().map(Service::name).toList();
    }

    /** What the JVM of a service's image is told, for a container of the usual size and with the cache that was made here. */
    public List<String> jvmOfTheImage(String service) {
        return ServiceLauncher.jvm(folders, service(service));
    }

    /** Makes the JVM's cache of a service as building its image does; returns how long that took. */
    public Duration train(String name) {
        var service = service(name);
        var from = System.nanoTime();
        new ServiceLauncher(folders, ports, secrets, started, Map.of()).train(service, ports.of(service.port()),
                ports.of(service.managementPort()));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** What each service holds of the machine's memory when everything was started and the way of a year was played, in MB. */
    public Map<String, Double> residentAfterTheLoop() throws IOException {
        var resident = new LinkedHashMap<String, Double>();
        try (var suite = RunningSuite.start(root)) {
            for (var service : Service.ALL) {
                resident.put(service.name(), (double) residentMegabytes(suite.process(service)));
            }
        }
        return resident;
    }

    /** Starts a service's jar and returns when it is ready. */
    public Running service(String name, List<String> jvm, String issuer, Map<String, String> more) {
        var service = service(name);
        var environment = new ServiceLauncher(folders, ports, secrets, started,
                Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", issuer)).environment(service);
        environment.put("SCHULAUSSTATTUNG_COMPARISON_EVERY", "1h");
        environment.putAll(more);
        var command = new ArrayList<>(jvm);
        command.addAll(List.of("-jar", folders.jar(service).toString()));
        return java(name, command, environment,
                "http://127.0.0.1:" + ports.of(service.managementPort()) + "/q/health/ready");
    }

    /** Starts the JDK of this run with these arguments, and returns when the address answers 200. */
    public Running java(String name, List<String> arguments, Map<String, String> environment, String ready) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return run(name, command, environment, ready);
    }

    /** Starts a program and returns when the address answers 200. */
    public Running run(String name, List<String> command, Map<String, String> environment, String ready) {
        var log = folders.log(name).toFile();
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(log);
        builder.environment().putAll(environment);
        try {
            var from = System.nanoTime();
            var process = builder.start();
            started.add(process.toHandle());
            running.add(new Running(process, Duration.ZERO));
            awaitReady(name, process, ready);
            return new Running(process, Duration.ofNanos(System.nanoTime() - from));
        } catch (IOException e) {
            throw new StartFailed(name + " does not start, see " + log, e);
        }
    }

    /**
     * A process that was started.
     *
     * @param readyAfter from the start of the process to its first good answer
     */
    public record Running(Process process, Duration readyAfter) implements AutoCloseable {

        /** What it holds of the machine's memory, in MB. */
        public long residentMegabytes() {
            return BenchServers.residentMegabytes(process.toHandle());
        }

        /** The processor time it has used, in seconds. */
        public double cpuSeconds() {
            return seconds(process.toHandle());
        }

        @Override
        public void close() {
            StartedProcesses.end(process.toHandle());
        }
    }

    @Override
    public void close() {
        running.stream().filter(one -> one.process().isAlive()).forEach(Running::close);
        kafka.close();
        postgres.close();
        started.endRest();
    }

    /** The processor time that the database's processes have used which still run, in seconds. */
    public double databaseCpuSeconds() {
        try {
            var pid = Long.parseLong(Files.readAllLines(folders.data().resolve("postgres/postmaster.pid")).getFirst().strip());
            return ProcessHandle.of(pid).stream().flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                    .mapToDouble(BenchServers::seconds).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long residentMegabytes(ProcessHandle process) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
            return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip()) / 1024;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(used -> used.toNanos() / 1e9).orElse(0.0);
    }

    private static Service service(String name) {
        return Service.ALL.stream().filter(service -> service.name().equals(name)).findFirst().orElseThrow();
    }

    private static void awaitReady(String name, Process process, String address) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build();
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!answers(http, request)) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                    throw new IOException(String.format(Locale.ROOT, "%s is not ready", name));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet: what the caller's loop waits for
        }
    }
}
