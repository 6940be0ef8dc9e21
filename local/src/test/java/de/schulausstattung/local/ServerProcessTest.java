package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;

class ServerProcessTest {

    @TempDir
    Path folder;

    @Test
    void saysTheLastErrorOfAServerThatEndsWhileItStarts() {
        var process = start("echo 'INFO begins'; echo 'ERROR no database'; echo 'INFO ends'; exit 3");

        assertThatThrownBy(() -> process.awaitReady("http://127.0.0.1:1/q/health/ready")).isInstanceOf(StartFailed.class)
                .hasMessageStartingWith("report-service hat sich beim Start beendet (3): ERROR no database – mehr in ");
    }

    @Test
    void waitsUntilTheServerSaysThatItIsReady() throws IOException {
        var asked = new AtomicInteger();
        var health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        health.start();
        var process = start("exec tail -f /dev/null");
        try {
            process.awaitReady("http://127.0.0.1:" + health.getAddress().getPort() + "/q/health/ready");

            assertThat(asked).hasValue(3);
        } finally {
            process.stop();
            health.stop(0);
        }
    }

    @Test
    void endsTheServerWithAllItsChildren() throws InterruptedException {
        var ended = new CountDownLatch(1);
        var process = start("tail -f /dev/null & wait");
        process.onExit(ended::countDown);
        var children = tails();
        while (children.isEmpty()) {
            Thread.onSpinWait();
            children = tails();
        }

        process.stop();

        ended.await();
        children.forEach(child -> child.onExit().join());
        assertThat(tails()).isEmpty();
    }

    private static List<ProcessHandle> tails() {
        return ProcessHandle.current().descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/tail")).toList();
    }

    private ServerProcess start(String script) {
        return ServerProcess.start("report-service", List.of("sh", "-c", script), Map.of(), folder, folder.resolve("log"),
                new StartedProcesses(folder.resolve("processes")));
    }
}
