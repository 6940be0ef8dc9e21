package de.schulausstattung.platform.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;

/** A real Kafka broker inside the test's VM, started once; topics are never created by accident. */
public final class Kafka {

    private static final Kafka INSTANCE = new Kafka();

    private final EmbeddedKafkaBroker broker;

    private Kafka() {
        broker = new EmbeddedKafkaBroker().withNodeId(1).withKafkaPort(0).withDeleteLogDirsOnClose(true)
                .withAdditionalProperties(properties -> {
                    properties.put("auto.create.topics.enable", "false");
                    properties.put("group.initial.rebalance.delay.ms", "0");
                }).start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    }

    /** The one broker of this VM. */
    public static Kafka get() {
        return INSTANCE;
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        var listeners = broker.getAdvertisedListeners();
        return listeners.substring(listeners.indexOf("://") + 3);
    }
}
