package de.schulausstattung.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/** A Kafka broker and its controller inside this process; topics appear only where somebody creates them. */
final class KafkaServer implements AutoCloseable {

    private static final int NODE = 1;

    private final KafkaRaftServer server;

    private KafkaServer(KafkaRaftServer server) {
        this.server = server;
    }

    /** Starts the broker on the log of earlier runs and returns when it takes clients. */
    static KafkaServer start(Folders folders, Ports ports) {
        var log = folders.data().resolve("kafka");
        try {
            if (!Files.exists(log.resolve("meta.properties"))) {
                format(log);
            }
            var server = new KafkaRaftServer(new KafkaConfig(configuration(log, ports)), Time.SYSTEM);
            server.startup();
            return new KafkaServer(server);
        } catch (Exception e) {
            throw new StartFailed("Kafka startet nicht, siehe " + folders.log("suite"), e);
        }
    }

    private static void format(Path log) throws Exception {
        var said = new ByteArrayOutputStream();
        new Formatter().setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8)).setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString()).setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(log.toString()).addDirectory(log.toString()).setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION).run();
    }

    private static Map<String, String> configuration(Path log, Ports ports) {
        var configuration = new HashMap<String, String>();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", String.valueOf(NODE));
        configuration.put("controller.quorum.voters", NODE + "@127.0.0.1:" + ports.kafkaController());
        configuration.put("controller.listener.names", "CONTROLLER");
        configuration.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(ports.kafka(), ports.kafkaController()));
        configuration.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        configuration.put("log.dirs", log.toString());
        configuration.put("auto.create.topics.enable", "false");
        // Everybody may do everything until somebody denies it: a drill does.
        configuration.put("authorizer.class.name", StandardAuthorizer.class.getName());
        configuration.put("allow.everyone.if.no.acl.found", "true");
        configuration.put("group.initial.rebalance.delay.ms", "0");
        configuration.put("offsets.topic.replication.factor", "1");
        configuration.put("offsets.topic.num.partitions", "4");
        configuration.put("transaction.state.log.replication.factor", "1");
        configuration.put("transaction.state.log.min.isr", "1");
        configuration.put("share.coordinator.state.topic.replication.factor", "1");
        configuration.put("share.coordinator.state.topic.min.isr", "1");
        // One machine, one clerk: small buffers instead of a server's.
        configuration.put("log.cleaner.dedupe.buffer.size", "8388608");
        configuration.put("log.index.size.max.bytes", "1048576");
        configuration.put("num.network.threads", "2");
        configuration.put("num.io.threads", "4");
        return configuration;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
