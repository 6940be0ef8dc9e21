package de.schulausstattung.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import de.schulausstattung.local.BenchServers;
import de.schulausstattung.local.bench.Samples.Work;

/** Runs the benchmarks and prints the table. Started by {@code ./bench}; asserts nothing, takes about ten minutes. */
public final class Benchmarks {

    private static final int PORT_BASE = 28_080;
    private static final Set<String> PARTS = new LinkedHashSet<>(
            List.of("starts", "lists", "writes", "exports", "replay", "reports", "freshness", "sizes", "gateway"));
    /** Held, so that the broker keeps silent as long as the run lasts. */
    private static final Logger LOGS = Logger.getLogger("");

    private final Setting setting;
    private final Set<String> parts;
    private final long from = System.nanoTime();
    private final List<String> failures = new ArrayList<>();

    private Benchmarks(Setting setting, Set<String> parts) {
        this.setting = setting;
        this.parts = parts;
    }

    public static void main(String[] arguments) throws Exception {
        LOGS.setLevel(Level.SEVERE);
        var portBase = PORT_BASE;
        var parts = new LinkedHashSet<String>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--port-base") && i + 1 < arguments.length) {
                portBase = Integer.parseInt(arguments[++i]);
            } else if (PARTS.contains(arguments[i])) {
                parts.add(arguments[i]);
            } else {
                System.err.println("Unbekannt: " + arguments[i] + "; ./bench --help nennt alles");
                System.exit(1);
            }
        }
        var root = Path.of(System.getProperty("local.root", ".")).toAbsolutePath().normalize();
        var status = 0;
        try (var servers = BenchServers.start(root, portBase)) {
            var shutdown = new Thread(servers::close, "stop");
            Runtime.getRuntime().addShutdownHook(shutdown);
            var benchmarks = new Benchmarks(new Setting(servers, new Load(servers.folder()), new Board(System.out)),
                    parts.isEmpty() ? PARTS : parts);
            benchmarks.run();
            status = benchmarks.failures.isEmpty() ? 0 : 1;
            Runtime.getRuntime().removeShutdownHook(shutdown);
        }
        System.exit(status);
    }

    private void run() throws Exception {
        describeMachine();
        try (var _ = setting.start(Setting.INVENTORY, Setting.SERVER); var _ = setting.start(Setting.REPORT, Setting.SERVER)) {
            say("databases are migrated, topics are made");
        }
        Population.write(setting.servers());
        say("%,d devices are written, by SQL as superuser".formatted(Population.devices()));
        setting.board().header();
        part("starts", new Starts(setting)::run);
        try (var inventory = setting.start(Setting.INVENTORY, Setting.SERVER)) {
            part("lists", new Lists(setting, inventory)::run);
            part("exports", new Exports(setting, inventory)::run);
            part("writes", new Writes(setting)::run);
            if (parts.stream().anyMatch(Set.of("replay", "reports", "freshness", "sizes")::contains)) {
                events();
            }
        }
        part("gateway", new Gateways(setting)::run);
        setting.board().conclude();
        failures.forEach(failure -> System.out.println("  FAILED " + failure));
        say("done");
    }

    private void events() throws Exception {
        Population.drain(setting.servers(), "inventory");
        var events = new Events(setting);
        events.publishAll();
        say("events of the population are published");
        try (var _ = setting.start(Setting.REPORT, Setting.SERVER)) {
            events.awaitChannels(Duration.ofMinutes(3));
            part("replay", events::rebuild);
            part("reports", new Figures(setting)::run);
            part("freshness", new Freshness(setting)::run);
            part("sizes", new Sizes(setting)::run);
        }
    }

    /** One part; what fails is said at the end, and the others go on. */
    private void part(String name, Work work) {
        if (!parts.contains(name)) {
            return;
        }
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(name + ": interrupted");
        } catch (Exception e) {
            failures.add(name + ": " + e);
            e.printStackTrace(System.out);
        }
        say(name + " is through");
    }

    private static void describeMachine() throws IOException {
        var load = Path.of("/proc/loadavg");
        System.out.printf(Locale.ROOT, "%s %s, %d cores, Java %s, load %s%n", System.getProperty("os.name"),
                System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(), Runtime.version(),
                Files.isReadable(load) ? Files.readString(load).strip() : "unknown");
    }

    private void say(String what) {
        System.out.printf(Locale.ROOT, "-- %4d s  %s%n", (System.nanoTime() - from) / 1_000_000_000, what);
    }
}
