package de.schulausstattung.local.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Load from outside this VM: wrk for HTTP, pgbench for SQL. */
final class Load {

    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private static final int WARM_UPS = 6;
    private static final int WARM_UP_SECONDS = 6;

    private final Path folder;

    Load(Path folder) {
        this.folder = folder;
    }

    /** Whether the program is on this machine; says so where it is not. */
    static boolean has(String program) {
        var found = find(program) != null;
        if (!found) {
            System.out.println("  (" + program + " is missing here: what needs it is left out)");
        }
        return found;
    }

    static @org.jspecify.annotations.Nullable Path find(String program) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(place -> Path.of(place, program)).filter(Files::isExecutable).findFirst().orElse(null);
    }

    /**
     * What came of a load.
     *
     * @param perSecond answers per second, over so many seconds
     * @param p50 and the others in milliseconds
     * @param failed answers that were no success, and connections that failed
     */
    record Result(double perSecond, double seconds, double p50, double p95, double p99, long failed) {

        double count() {
            return perSecond * seconds;
        }

        /** Refuses a load of which more than one in a thousand failed: nobody would know what was measured. */
        Result requireClean(String what) throws IOException {
            if (failed * 1000 > count()) {
                throw new IOException(what + ": " + failed + " requests failed, " + Board.number(perSecond) + " /s answered");
            }
            return this;
        }
    }

    /** What is asked for: Lua that gives the next request. */
    record Requests(String lua) {

        /** These paths in turn. */
        static Requests get(List<String> paths, String token) {
            return new Requests("""
                    local all = { %s }
                    local headers = { ["Authorization"] = "Bearer %s", ["Accept"] = "application/json" }
                    local ready, n = {}, math.random(#all)
                    function init(args)
                      for i, path in ipairs(all) do ready[i] = wrk.format("GET", path, headers) end
                    end
                    function request()
                      n = n %% #ready + 1
                      return ready[n]
                    end
                    """.formatted(paths.stream().map(path -> '"' + path + '"').collect(Collectors.joining(", ")), token));
        }

        /** Bodies that differ where they say %s. */
        static Requests post(String path, String token, String body, String prefix) {
            return new Requests("""
                    threads = 0
                    local n = 0
                    function setup(thread)
                      threads = threads + 1
                      thread:set("id", threads)
                    end
                    local headers = { ["Authorization"] = "Bearer %s", ["Content-Type"] = "application/json" }
                    function request()
                      n = n + 1
                      return wrk.format("POST", "%s", headers, string.format([[%s]], "%s-" .. id .. "-" .. n))
                    end
                    """.formatted(token, path, body, prefix));
        }
    }

    /** Saturates until another round is hardly faster: the compiler has seen it all. Failures of a cold start do not count. */
    void warmUp(String address, Requests requests, int clients) throws IOException, InterruptedException {
        var before = 0.0;
        for (int round = 0; round < WARM_UPS; round++) {
            var now = saturate(address, requests, clients, WARM_UP_SECONDS).perSecond();
            if (now < before * 1.1) {
                return;
            }
            before = now;
        }
    }

    /** As much as goes. */
    Result saturate(String address, Requests requests, int clients, int seconds) throws IOException, InterruptedException {
        return wrk(address, requests, clients, seconds, "");
    }

    /** About this many per second, each client pausing at random between its requests. */
    Result pace(String address, Requests requests, int clients, int seconds, double perSecond, double expectedMillis)
            throws IOException, InterruptedException {
        var pause = Math.max(1, clients * 1000 / perSecond - expectedMillis);
        return wrk(address, requests, clients, seconds, String.format(Locale.ROOT, """
                function delay()
                  return math.floor(%f * (0.5 + math.random()) + 0.5)
                end
                """, pause));
    }

    private Result wrk(String address, Requests requests, int clients, int seconds, String more)
            throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("load.lua"), requests.lua() + more + """
                function done(summary, latency, requests)
                  io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration,
                    latency:percentile(50), latency:percentile(95), latency:percentile(99),
                    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
                      + summary.errors.timeout))
                end
                """);
        var said = run(List.of("wrk", "-t2", "-c" + clients, "-d" + seconds + "s", "--timeout", "10s", "-s", script.toString(),
                address), seconds + 30);
        var result = RESULT.matcher(said);
        if (!result.find()) {
            throw new IOException("wrk said: " + said);
        }
        var elapsed = number(result.group(2)) / 1e6;
        return new Result(number(result.group(1)) / elapsed, elapsed, number(result.group(3)) / 1e3,
                number(result.group(4)) / 1e3, number(result.group(5)) / 1e3, (long) number(result.group(6)));
    }

    /** Transactions per second of this script. */
    double pgbench(int port, String database, String user, String password, String sql, int clients, int seconds)
            throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("pgbench.sql"), sql);
        var command = List.of("pgbench", "-n", "-h", "localhost", "-p", String.valueOf(port), "-U", user, "-M", "prepared",
                "-c",
                String.valueOf(clients), "-j", "2", "-T", String.valueOf(seconds), "-f", script.toString(), database);
        var said = run(command, seconds + 30, "PGPASSWORD", password);
        var tps = TPS.matcher(said);
        if (!tps.find() || said.contains("ERROR")) {
            throw new IOException("pgbench said: " + said);
        }
        return number(tps.group(1));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private String run(List<String> command, int seconds, String... environment) throws IOException, InterruptedException {
        var out = folder.resolve("load.out");
        var all = new ArrayList<>(command);
        all.set(0, String.valueOf(find(command.getFirst())));
        var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(out.toFile());
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        var process = builder.start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " did not end");
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
