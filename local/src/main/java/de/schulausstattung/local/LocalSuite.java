package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.PupilTotals;
import de.schulausstattung.local.demo.Season;
import de.schulausstattung.local.identity.Realm;

/**
 * Starts everything on one machine, plays the way of a year through the gateway, and stops what it started. Run by
 * {@code ./start}, which finds the JDK and builds the jars first.
 */
public final class LocalSuite {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Settings settings;
    private final Folders folders;
    private final Progress progress;
    private final StartedProcesses started;
    private final Path keycloakZip;
    private final Map<String, String> variables;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<CompletableFuture<Void>> starts = new CopyOnWriteArrayList<>();
    private final Map<Service, ServerProcess> services = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private @Nullable Kreis official;
    private @Nullable PupilTotals pupils;
    private final Object databaseGuard = new Object();
    private @Nullable PostgresServer database;
    private final Object brokerGuard = new Object();
    private @Nullable KafkaServer broker;
    private volatile @Nullable ServerProcess identityProvider;

    /** @param variables what every service gets in its environment besides */
    LocalSuite(Settings settings, Folders folders, Path keycloakZip, Progress progress, Map<String, String> variables) {
        this.settings = settings;
        this.folders = folders;
        this.keycloakZip = keycloakZip;
        this.progress = progress;
        this.variables = variables;
        this.started = new StartedProcesses(folders.local().resolve("processes"));
    }

    /** Started by {@code ./start}; the system properties {@code local.root} and {@code local.keycloak} name its two folders. */
    public static void main(String[] arguments) {
        try {
            var folders = new Folders(Path.of(System.getProperty("local.root", ".")).toAbsolutePath().normalize());
            var settings = Settings.parse(List.of(arguments),
                    Path.of(System.getProperty("local.caller", ".")).toAbsolutePath().normalize());
            try (var _ = folders.lock()) {
                System.exit(new LocalSuite(settings, folders, Path.of(System.getProperty("local.keycloak", "")),
                        new Progress(System.out), Map.of()).run());
            }
        } catch (StartFailed e) {
            System.err.println("Fehler: " + e.getMessage());
            System.exit(1);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Fehler: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Returns the exit code. */
    private int run() {
        official = official();
        pupils = pupils();
        prepare();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            var secrets = secrets();
            startAll(secrets);
            progress.say("Alles bereit");
            play(secrets);
            if (!settings.once()) {
                progress.plain("Läuft; Strg-C beendet alles.");
                stopped.await();
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (StartFailed | UncheckedIOException e) {
            if (!stopping) {
                System.err.println("Fehler: " + e.getMessage());
            }
            return 1;
        } finally {
            stop();
        }
    }

    Secrets secrets() {
        return new Secrets(folders.local().resolve("secrets.properties"));
    }

    /** Starts services one by one, as this suite starts them all. */
    ServiceLauncher launcher(Secrets secrets) {
        return new ServiceLauncher(folders, settings.ports(), secrets, started, variables);
    }

    /** The running process of a service. */
    ServerProcess process(Service service) {
        return Objects.requireNonNull(services.get(service), service.name());
    }

    /** The process of the identity provider. */
    ServerProcess identityProvider() {
        return Objects.requireNonNull(identityProvider, "Keycloak");
    }

    /** Ends what an earlier run left, and refuses to start where something is missing. */
    void prepare() {
        var left = started.endLeftOvers() + (PostgresServer.endRunning(folders) ? 1 : 0);
        if (left > 0) {
            progress.say(left + " Prozesse eines abgebrochenen Laufs beendet");
        }
        if (settings.fresh()) {
            // The secrets go last: without them nobody gets into what is still there.
            IdentityProvider.forget(folders);
            folders.forget();
        }
        folders.prepare();
        folders.claim(settings.ports());
        logToFile(folders.log("suite"));
        if (settings.starts(Part.SERVICES)) {
            requireJars();
        }
        Ports.requireFree(settings.ports().needed(settings));
    }

    /** Returns when everything is ready. */
    void startAll(Secrets secrets) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var parts = new ArrayList<CompletableFuture<Void>>();
        if (settings.starts(Part.POSTGRES)) {
            own(() -> PostgresServer.endRunning(folders));
            own(this::stopDatabase);
            parts.add(start("PostgreSQL", threads, () -> startDatabase(secrets)));
        }
        if (settings.starts(Part.KAFKA)) {
            own(this::stopBroker);
            parts.add(start("Kafka", threads, this::startBroker));
        }
        if (settings.starts(Part.SERVICES)) {
            own(MailServer.start(folders, settings.ports()));
        }
        var stores = all(parts);
        CompletableFuture<Void> realm = CompletableFuture.completedFuture(null);
        if (settings.starts(Part.KEYCLOAK)) {
            realm = start("Keycloak", threads, () -> startIdentityProvider(secrets));
            parts.add(realm);
        }
        if (settings.starts(Part.SERVICES)) {
            for (var service : Service.ALL) {
                parts.add(stores.thenRunAsync(() -> startService(service, secrets), threads)
                        .thenCombine(realm, (_, _) -> service)
                        .thenAcceptAsync(started -> awaitReady(started, secrets), threads));
            }
        }
        starts.addAll(parts);
        try {
            all(parts).join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case StartFailed failed -> failed;
                case UncheckedIOException failed -> failed;
                case null, default -> e;
            };
        }
    }

    /** Starts the databases on what their folder holds. */
    void startDatabase(Secrets secrets) {
        synchronized (databaseGuard) {
            if (!stopping) {
                database = PostgresServer.start(folders, settings.ports(), secrets);
            }
        }
    }

    /** Ends the databases in order; does nothing where none run. */
    void stopDatabase() {
        synchronized (databaseGuard) {
            if (database != null) {
                database.close();
                database = null;
            }
        }
    }

    /** Starts the broker on what its log holds. */
    void startBroker() {
        synchronized (brokerGuard) {
            if (!stopping) {
                broker = KafkaServer.start(folders, settings.ports());
            }
        }
    }

    /** Stops the broker, as an outage would; does nothing where none runs. */
    void stopBroker() {
        synchronized (brokerGuard) {
            if (broker != null) {
                broker.close();
                broker = null;
            }
        }
    }

    /** Done when all are done, failed as soon as one fails: nobody waits for Keycloak to learn that PostgreSQL is missing. */
    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> parts) {
        var all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
        for (var part : parts) {
            var unused = part.whenComplete((done, failure) -> {
                if (failure != null) {
                    all.completeExceptionally(failure);
                }
            });
        }
        return all;
    }

    /** Starts the identity provider with its realm; returns when it is ready. */
    void startIdentityProvider(Secrets secrets) {
        var realm = Realm.of(Kreis.demo(), settings.ports().gatewayUrl(), secrets::of);
        var home = IdentityProvider.install(keycloakZip, folders, progress, started);
        var process = IdentityProvider.start(home, realm, folders, settings.ports(), secrets, started);
        own(process::stop);
        identityProvider = process;
        IdentityProvider.awaitReady(process, settings.ports());
        watch("Keycloak", process);
    }

    /** The way of a year, where everything it needs was started. */
    void play(Secrets secrets) {
        if (official != null && settings.starts(Part.KEYCLOAK)) {
            progress.say("Gruppen und Personen des Trägers " + settings.traeger() + " werden angelegt");
            RealmAdministration.login(settings.ports(), secrets).add(official);
        }
        if (settings.complete()) {
            new Journey(settings.ports(), folders, progress, Season.now()).play(Kreis.demo(), official, settings.schools(),
                    pupils);
        }
        if (settings.starts(Part.KEYCLOAK)) {
            Addresses.print(settings, folders, official, secrets, progress);
        }
    }

    private @Nullable Kreis official() {
        if (settings.schools() == null || settings.traeger() == null) {
            return null;
        }
        try {
            return Kreis.official(settings.schools(), settings.traeger());
        } catch (IOException e) {
            throw new StartFailed("Das Schulverzeichnis " + settings.schools() + " lässt sich nicht lesen", e);
        }
    }

    private @Nullable PupilTotals pupils() {
        if (settings.pupils() == null) {
            return null;
        }
        try {
            return PupilTotals.read(settings.pupils());
        } catch (IOException e) {
            throw new StartFailed("Das Schulverzeichnis " + settings.pupils() + " lässt sich nicht lesen", e);
        }
    }

    private CompletableFuture<Void> start(String name, Executor threads, Runnable work) {
        return CompletableFuture.runAsync(() -> {
            work.run();
            progress.say(name + " ist bereit");
        }, threads);
    }

    private void startService(Service service, Secrets secrets) {
        var launcher = launcher(secrets);
        var process = launcher.launch(service);
        own(process::stop);
        launcher.awaitStarted(service, process);
        services.put(service, process);
        watch(service.name(), process);
    }

    /** Ready is who has the keys of the realm; where Keycloak is not to be started, nobody waits for them. */
    private void awaitReady(Service service, Secrets secrets) {
        if (settings.starts(Part.KEYCLOAK)) {
            launcher(secrets).awaitReady(service, process(service));
            progress.say(service.name() + " ist bereit");
        } else {
            progress.say(service.name() + " ist gestartet");
        }
    }

    private void watch(String name, ServerProcess process) {
        process.onExit(() -> {
            if (!stopping) {
                progress.say(name + " hat sich beendet, siehe " + folders.log(name.toLowerCase(Locale.ROOT)));
            }
        });
    }

    private void requireJars() {
        for (var service : Service.ALL) {
            if (!Files.exists(folders.jar(service))) {
                throw new StartFailed("Es fehlt " + folders.jar(service) + ": erst bauen (./start tut das selbst)");
            }
        }
    }

    /** What is running now, and is to be stopped in reverse order; stops it at once if the stop has already begun. */
    private void own(AutoCloseable server) {
        synchronized (running) {
            if (!stopping) {
                running.push(server);
                return;
            }
        }
        close(server);
    }

    /** Stops in reverse order; whoever comes second waits until the first is through. */
    synchronized void stop() {
        List<AutoCloseable> toStop;
        synchronized (running) {
            if (stopping) {
                return;
            }
            stopping = true;
            toStop = List.copyOf(running);
        }
        progress.say("Beende alles");
        toStop.forEach(LocalSuite::close);
        started.endRest();
        awaitStarts();
        started.endRest();
        progress.say("Beendet");
        stopped.countDown();
    }

    /** What was about to start meanwhile has found out that it must not: until then it may still start a process. */
    private void awaitStarts() {
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // The start that failed has been told about already, and those that were cut off have nothing to tell.
        } catch (TimeoutException e) {
            System.err.println("Ein Start endet nicht von selbst, siehe " + folders.logs());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("Beim Beenden: " + e);
        }
    }

    /** Broker and database driver log into a file: the terminal belongs to the person. */
    private static void logToFile(Path file) {
        try {
            LogManager.getLogManager().reset();
            System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n");
            var handler = new FileHandler(file.toString(), false);
            handler.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(handler);
            Logger.getLogger("").setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new StartFailed("Das Protokoll " + file + " lässt sich nicht anlegen", e);
        }
    }
}
