package de.schulausstattung.local;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Season;

/**
 * The whole suite from the built jars, in a folder and on ports of its own, with the way of the demo Kreis played: what
 * {@code ./start} does, for tests. One start serves all tests of a run.
 */
final class RunningSuite implements AutoCloseable {

    static final Service INVENTORY = named("inventory-service");
    static final Service NEEDS = named("needs-service");
    static final Service MEETINGS = named("meeting-service");
    static final Service REPORTS = named("report-service");
    static final Service GATEWAY = named("gateway");

    /** Nobody limits a drill, and a job of a killed worker is taken over soon. */
    private static final Map<String, String> VARIABLES = Map.of("GATEWAY_LIMITS_SUBJECT_PER_MINUTE", "600000",
            "GATEWAY_LIMITS_SUBJECT_BURST", "60000", "GATEWAY_LIMITS_ADDRESS_PER_MINUTE", "600000",
            "GATEWAY_LIMITS_ADDRESS_BURST", "60000", "SCHULAUSSTATTUNG_JOB_LEASE", "PT8S");

    private final Folders folders;
    private final FileLock lock;
    private final Ports ports;
    private final LocalSuite suite;
    private final Secrets secrets;
    private final ServiceLauncher launcher;
    private final Map<Service, ServerProcess> processes = new ConcurrentHashMap<>();
    private final AtomicInteger launches = new AtomicInteger();
    private final Thread atExit = new Thread(this::stop, "stop");

    private RunningSuite(Folders folders, FileLock lock, Ports ports) throws IOException {
        this.folders = folders;
        this.lock = lock;
        this.ports = ports;
        var settings = Settings.parse(List.of("--fresh", "--once", "--port-base", String.valueOf(ports.base())));
        var keycloak = Path.of(Files.readString(folders.root().resolve("local/target/keycloak-zip")).strip());
        suite = new LocalSuite(settings, folders, keycloak, new Progress(System.out), VARIABLES);
        Runtime.getRuntime().addShutdownHook(atExit);
        suite.prepare();
        secrets = suite.secrets();
        launcher = suite.launcher(secrets);
    }

    /** Starts everything and plays the way; what was started is stopped if that fails. */
    static RunningSuite start() throws IOException {
        return start(Path.of("..").toAbsolutePath().normalize());
    }

    /** The same for the project in this folder. */
    static RunningSuite start(Path root) throws IOException {
        var folders = new Folders(root, root.resolve("local/target/suite"));
        var running = prepared(folders);
        try {
            running.suite.startAll(running.secrets);
            Service.ALL.forEach(service -> running.processes.put(service, running.suite.process(service)));
            new Journey(running.ports, folders, new Progress(System.out), Season.now()).play(Kreis.demo(), null, null, null);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private static RunningSuite prepared(Folders folders) throws IOException {
        var lock = folders.lock();
        try {
            return new RunningSuite(folders, lock, FreePorts.any());
        } catch (StartFailed e) {
            lock.acquiredBy().close(); // otherwise the next test hears that the suite runs, and not why it does not
            throw e;
        }
    }

    Ports ports() {
        return ports;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Where the logs lie, one per process that was started. */
    Path logs() {
        return folders.logs();
    }

    String url(Service service) {
        return "http://localhost:" + ports.of(service.port());
    }

    String managementUrl(Service service) {
        return "http://localhost:" + ports.of(service.managementPort());
    }

    ProcessHandle process(Service service) {
        return processOf(service).handle();
    }

    /** Ends the process as a power cut would. */
    void kill(Service service) {
        var process = process(service);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends a service in order; {@link #restart} starts it again. */
    void stop(Service service) {
        processOf(service).stop();
    }

    /** Lets the databases be away. */
    void stopDatabase() {
        suite.stopDatabase();
    }

    /** Lets the databases be there, with what their folder holds now. */
    void startDatabase() {
        suite.startDatabase(secrets);
    }

    /** The broker, which is away, loses everything. */
    void wipeBroker() {
        Folders.delete(folders.data().resolve("kafka"));
    }

    /** Lets the broker be away. */
    void stopBroker() {
        suite.stopBroker();
    }

    /** Lets the broker be there, with all it had taken. */
    void startBroker() {
        suite.startBroker();
    }

    /** The process of the identity provider. */
    ServerProcess identityProvider() {
        return suite.identityProvider();
    }

    /** Lets the identity provider be there again; returns when it is ready. */
    void startIdentityProvider() {
        suite.startIdentityProvider(secrets);
    }

    Folders folders() {
        return folders;
    }

    /** Starts the service again; returns how long it took until it was ready. */
    Duration restart(Service service) {
        return restart(service, Map.of());
    }

    /** Starts the service again with these variables besides; a process that still runs is stopped first. */
    Duration restart(Service service, Map<String, String> variables) {
        processOf(service).stop();
        var from = System.nanoTime();
        launch(service, variables);
        launcher.awaitReady(service, processOf(service));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** Starts a stopped service and does not wait for it. */
    void launch(Service service) {
        launch(service, Map.of());
    }

    private void launch(Service service, Map<String, String> variables) {
        processes.put(service, launcher.launch(service, service.name() + "-" + launches.incrementAndGet(), variables));
    }

    /** The service starts quicker from now on, as in its image. */
    void train(Service service) {
        launcher.train(service, FreePorts.one(), FreePorts.one());
    }

    /** A second process of the service on ports of its own; the caller stops it. */
    ServerProcess replica(Service service, int port, int managementPort, Map<String, String> variables) {
        var all = new ConcurrentHashMap<>(variables);
        all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        all.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        var process = launcher.launch(service, service.name() + "-" + launches.incrementAndGet(), all);
        try {
            process.awaitReady("http://localhost:" + managementPort + "/q/health/ready");
            return process;
        } catch (StartFailed e) {
            process.stop();
            throw e;
        }
    }

    /** Starts what a drill that failed has left dead. */
    void heal() {
        for (var service : Service.ALL) {
            if (!process(service).isAlive()) {
                restart(service);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
        lock.release();
        lock.acquiredBy().close();
    }

    /** Services first: what a drill started anew would otherwise look for its database while it ends. */
    private void stop() {
        processes.values().forEach(ServerProcess::stop);
        suite.stop();
    }

    private ServerProcess processOf(Service service) {
        return processes.getOrDefault(service, suite.process(service));
    }

    private static Service named(String name) {
        return Service.ALL.stream().filter(service -> service.name().equals(name)).findFirst().orElseThrow();
    }
}
