package de.schulausstattung.local.bench;

import java.util.List;
import java.util.Map;

import de.schulausstattung.local.BenchServers;

/**
 * Each service alone, as its image starts it: the same options, the same cache of the JVM, as much memory as its container has.
 * Database and broker are real; tables are migrated before and not at its start, as in a cluster.
 */
final class Starts {

    private static final int ROUNDS = 5;
    private static final double SECONDS = 3;
    private static final double MEGABYTES = 300;
    private static final String WHY_SECONDS = """
            The JVM finds its classes in a cache that was made with the image; the rest is Hibernate's model, the realm's keys, and \
            code that is not compiled yet.""";
    private static final String WHY_MEGABYTES = """
            A heap of at most 256 MB; beside it classes, of which the cache counts as far as it was read, code, threads, buffers.""";

    /** For a service that was started before, and migrated then. */
    private static final Map<String, String> MIGRATED = Map.of("QUARKUS_FLYWAY_ACTIVE", "false");

    private final Setting setting;

    Starts(Setting setting) {
        this.setting = setting;
    }

    void run() throws Exception {
        for (var service : BenchServers.services()) {
            var trained = setting.servers().train(service);
            setting.start(service, Setting.SERVER).close();
            var with = new Samples();
            var used = new Samples();
            var resident = new Samples();
            for (var round = 0; round < ROUNDS; round++) {
                try (var running = setting.start(service, setting.servers().jvmOfTheImage(service), MIGRATED)) {
                    with.add((double) running.readyAfter().toMillis());
                    used.add(running.cpuSeconds());
                    resident.add((double) running.residentMegabytes());
                }
            }
            double without;
            try (var running = setting.start(service, without(setting.servers().jvmOfTheImage(service)), MIGRATED)) {
                without = running.readyAfter().toMillis() / 1e3;
            }
            setting.board().atMost("start of %s alone, as its image does, median of %d".formatted(service, ROUNDS),
                    with.median() / 1e3, null, "s", SECONDS, WHY_SECONDS);
            setting.board().note("processor time until then, of all cores", Board.number(used.median()) + " s", "-", null);
            setting.board().note("the same without the cache, once; the cache was made in", Board.number(without) + " s",
                    Board.number(trained.toMillis() / 1e3) + " s", null);
            setting.board().atMost("resident memory of %s then, median of %d".formatted(service, ROUNDS), resident.median(),
                    null, "MB", MEGABYTES, WHY_MEGABYTES);
        }
        setting.servers().residentAfterTheLoop().forEach((service, megabytes) -> setting.board()
                .atMost("resident memory of %s after the yearly loop".formatted(service), megabytes, null, "MB", MEGABYTES,
                        WHY_MEGABYTES));
    }

    private static List<String> without(List<String> jvm) {
        return jvm.stream().map(option -> option.startsWith("-XX:AOTCache=") ? "-XX:AOTMode=off" : option).toList();
    }
}
