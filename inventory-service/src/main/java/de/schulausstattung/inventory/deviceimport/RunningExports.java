package de.schulausstattung.inventory.deviceimport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;

import de.schulausstattung.platform.problem.Unavailable;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets a few exports run at once, and cuts off a client that does not read on: it would keep a connection to the database for
 * as long as it likes.
 */
@ApplicationScoped
class RunningExports {

    private static final int RETRY_AFTER_SECONDS = 10;

    private final DeviceExportConfig config;
    private final CurrentVertxRequest request;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    RunningExports(DeviceExportConfig config, CurrentVertxRequest request) {
        this.config = config;
        this.request = request;
    }

    /**
     * The export as an answer.
     *
     * @throws Unavailable {@code too-many-exports}
     */
    StreamingOutput begin(StreamingOutput export) {
        var one = new Running(request.getCurrent());
        synchronized (running) {
            if (running.size() >= config.maxConcurrent()) {
                throw new Unavailable("too-many-exports", RETRY_AFTER_SECONDS, config.maxConcurrent());
            }
            running.add(one);
        }
        return out -> {
            try {
                export.write(new Watched(out, one));
            } catch (UncheckedIOException e) {
                if (!one.client.response().closed()) {
                    throw e;
                }
                Log.infof("An export ended early, its client is gone: %s", e.getMessage());
            } finally {
                running.remove(one);
            }
        };
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void cutOff() {
        for (var one : List.copyOf(running)) {
            if (System.nanoTime() - one.lastRead > config.patience().toNanos()) {
                Log.warn("An export is cut off: its client does not read on");
                running.remove(one);
                one.client.response().reset();
            }
        }
    }

    private static final class Running {

        private final RoutingContext client;
        private volatile long lastRead = System.nanoTime();

        Running(RoutingContext client) {
            this.client = client;
        }
    }

    /** A write returns when the client, or the little that lies before it, has taken what was written. */
    private static final class Watched extends FilterOutputStream {

        private final Running one;

        Watched(OutputStream out, Running one) {
            super(out);
            this.one = one;
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            one.lastRead = System.nanoTime();
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            out.write(octets, offset, length);
            one.lastRead = System.nanoTime();
        }
    }
}
