package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Replicas of a service behind one port, replaced as a Deployment of {@code k8s/base} replaces its pods: a new one is
 * ready before an old one goes; who goes loses its place in the list of endpoints after a while, sleeps as {@code
 * preStop} says, and is asked to end then.
 */
final class Rollout implements AutoCloseable {

    /** How long after a pod is on its way out somebody still sends new connections there. */
    private static final Duration UNTIL_EVERYBODY_KNOWS = Duration.ofSeconds(3);

    private final RunningSuite suite;
    private final Service service;
    private final Map<String, String> variables;
    private final Manners manners;
    private final Balancer balancer = new Balancer();
    private final Deque<Replica> replicas = new ArrayDeque<>();
    private final List<Ended> ended = new ArrayList<>();

    /** @param more what the replicas get in their environment besides */
    Rollout(RunningSuite suite, Service service, Manners manners, Map<String, String> more) {
        this.suite = suite;
        this.service = service;
        this.manners = manners;
        variables = new HashMap<>(manners.variables());
        // Twelve that warm up on two cores would compile, and do little else.
        variables.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        variables.putAll(more);
    }

    /** How pods go, as the manifests say. */
    record Manners(Duration sleep, Duration grace, Map<String, String> variables) {

        static Manners ofTheManifests(Path root) {
            try {
                var deployment = Files.readString(root.resolve("k8s/base/patches/deployment.yaml"));
                var settings = Files.readString(root.resolve("k8s/base/kustomization.yaml"));
                var variables = new HashMap<String, String>();
                Pattern.compile("- (QUARKUS_SHUTDOWN_[A-Z]+)=(\\S+)").matcher(settings).results()
                        .forEach(found -> variables.put(found.group(1), found.group(2)));
                return new Manners(seconds("preStop:\\s+sleep:\\s+seconds: (\\d+)", deployment),
                        seconds("terminationGracePeriodSeconds: (\\d+)", deployment), variables);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Duration seconds(String pattern, String text) {
            return Pattern.compile(pattern).matcher(text).results()
                    .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1)))).findFirst().orElseThrow();
        }
    }

    private record Replica(ServerProcess process, int port) {
    }

    /** How a replica ended, and how long after it was on its way out. */
    record Ended(int code, Duration after) {
    }

    String url() {
        return balancer.url();
    }

    /** Connections that no replica took. */
    int refused() {
        return balancer.refused();
    }

    /** What was replaced so far. */
    List<Ended> ended() {
        return ended;
    }

    /** Starts one replica more; returns how long it took until it was ready. */
    Duration grow() {
        var port = FreePorts.one();
        var from = System.nanoTime();
        var process = suite.replica(service, port, FreePorts.one(), variables);
        var ready = Duration.ofNanos(System.nanoTime() - from);
        replicas.add(new Replica(process, port));
        balancer.add(port);
        return ready;
    }

    /** Replaces the oldest replica by a new one; returns how long that took to be ready. */
    Duration replace() {
        var ready = grow();
        var old = replicas.remove();
        var from = System.nanoTime();
        var known = Thread.startVirtualThread(() -> Pace.after(UNTIL_EVERYBODY_KNOWS, () -> balancer.remove(old.port())));
        Pace.after(manners.sleep(), () -> old.process().handle().destroy());
        var code = old.process().awaitEnd();
        ended.add(new Ended(code, Duration.ofNanos(System.nanoTime() - from)));
        join(known);
        return ready;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        replicas.forEach(replica -> replica.process().stop());
        balancer.close();
    }
}
