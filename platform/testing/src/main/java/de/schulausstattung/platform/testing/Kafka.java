package de.schulausstattung.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;

/**
 * A real Kafka broker inside the test's VM, started once; topics are never created by accident. Tests of an outage stop it and
 * start it again: it comes back at the same address with everything it had.
 */
public final class Kafka {

    private static final Kafka INSTANCE = new Kafka();

    private final String clusterId = Uuid.randomUuid().toString();
    private final int port = freePort();
    private final int controllerPort = freePort();
    private final Path logs;
    private EmbeddedKafkaBroker broker;

    private Kafka() {
        try {
            logs = Files.createTempDirectory("kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = newBroker().start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::discard));
    }

    /** The one broker of this VM. */
    public static Kafka get() {
        return INSTANCE;
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Stops the broker; clients find a closed port. */
    public synchronized void stop() {
        broker.close();
    }

    /** Starts the broker again after {@link #stop}. */
    public synchronized void start() {
        if (!broker.isRunning()) {
            broker = newBroker().start();
        }
    }

    private EmbeddedKafkaBroker newBroker() {
        return new EmbeddedKafkaBroker().withNodeId(1).withClusterId(clusterId).withKafkaPort(port)
                .withControllerPort(controllerPort).withDeleteLogDirsOnClose(false).withAdditionalProperties(properties -> {
                    properties.put("log.dir", logs.toString());
                    properties.put("auto.create.topics.enable", "false");
                    properties.put("group.initial.rebalance.delay.ms", "0");
                });
    }

    private synchronized void discard() {
        broker.close();
        try {
            Utils.delete(logs.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Below the ports that the system gives to outgoing connections: while the broker is stopped none of them may take its
     * place, and no client may be connected to itself.
     */
    private static int freePort() {
        var lastTaken = new IOException("No free port");
        for (int tries = 0; tries < 100; tries++) {
            try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000), 1,
                    InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                lastTaken = e;
            }
        }
        throw new UncheckedIOException(lastTaken);
    }
}
