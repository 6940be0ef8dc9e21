package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One port in front of several, as a Service of Kubernetes is: it hands each new connection to the next endpoint and
 * leaves those that are open alone, also when their endpoint is taken away. It looks into nothing, and repeats nothing.
 */
final class Balancer implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket server;
    private final List<Integer> endpoints = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Listens on a port of its own, and has no endpoint yet. */
    Balancer() {
        try {
            server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    void add(int port) {
        endpoints.add(port);
    }

    void remove(int port) {
        endpoints.remove((Integer) port);
    }

    /** Connections that no endpoint took. */
    int refused() {
        return refused.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client; var upstream = new Socket()) {
            if (!isTaken(upstream)) {
                refused.incrementAndGet();
                return;
            }
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            var back = Thread.startVirtualThread(() -> pass(upstream, client));
            pass(client, upstream);
            back.join();
        } catch (IOException e) {
            // An end broke the connection off before anything was passed on: that is for the ends to notice, as it is later.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the balancer was closed, and both ends with it
        }
    }

    /** Connects to the endpoint whose turn it is; false where there is none, or it does not take the connection. */
    private boolean isTaken(Socket upstream) {
        var all = List.copyOf(endpoints);
        if (all.isEmpty()) {
            return false;
        }
        var port = all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
        try {
            upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Passes on what comes, and the end of it. */
    private static void pass(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            for (int read; (read = from.getInputStream().read(buffer)) >= 0;) {
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
