package de.schulausstattung.needs.procurement;

import static de.schulausstattung.needs.Kommune.agreement;
import static de.schulausstattung.needs.Kommune.received;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.needs.Kommune;
import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.platform.projection.ProjectionConsumer;
import io.quarkus.test.junit.QuarkusTest;

/** Replicas that read different partitions store at the same time what belongs together. */
@QuarkusTest
class DeliveryCountTest extends NeedsServiceTest {

    private static final int REPLICAS = 8;
    private static final int ROUNDS = 10;

    @Inject
    ProjectionConsumer projections;

    private Kommune kommune;
    private long offset;

    @BeforeEach
    void begin() {
        kommune = Kommune.fresh();
    }

    /** What a channel would bring. */
    private Runnable bring(AggregateState state) {
        var topic = state.topic();
        var message = new ConsumerRecord<>(topic.topicName(), 0, offset++,
                EventEnvelope.key(kommune.tenant(), state.aggregateId()), kommune.events().envelope(state, 0, 0));
        var batch = new ConsumerRecords<>(Map.of(new TopicPartition(topic.topicName(), 0), List.of(message)), Map.of());
        return () -> projections.apply(batch);
    }

    private static void together(ExecutorService replicas, List<Runnable> work) throws Exception {
        var barrier = new CyclicBarrier(work.size());
        var running = new ArrayList<Future<?>>();
        for (var one : work) {
            running.add(replicas.submit(() -> {
                barrier.await();
                one.run();
                return true;
            }));
        }
        for (var one : running) {
            one.get();
        }
    }

    private long delivered(String item) {
        return query(Long.class, "SELECT delivered::bigint FROM procurement_item WHERE tenant_id = ? AND id = ?::uuid",
                kommune.tenant(), item);
    }

    /** The id of an agreement's item never changes: devices in inventory carry it. */
    private static String itemOf(UUID agreement) {
        return UUID.nameUUIDFromBytes(("meetings.agreement/" + agreement).getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Test
    void losesNoDeviceOfAnyReplica() throws Exception {
        var id = UUID.randomUUID();
        bring(agreement(id, null, REPLICAS * ROUNDS, "ACCEPTED", true, "OPEN")).run();
        try (var replicas = Executors.newFixedThreadPool(REPLICAS)) {
            for (int i = 0; i < ROUNDS; i++) {
                together(replicas, received(itemOf(id), REPLICAS).stream().map(this::bring).toList());
            }
        }

        assertThat(kommune.itemsOf(id)).containsExactly(itemOf(id));
        assertThat(delivered(itemOf(id))).isEqualTo(REPLICAS * ROUNDS);
    }

    /**
     * After a restored backup an agreement may become its item again while the devices that name it come, too. Seen red where
     * neither waited for the other.
     */
    @Test
    void losesNoDeviceThatComesTogetherWithItsItem() throws Exception {
        try (var replicas = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 40; i++) {
                var id = UUID.randomUUID();
                together(replicas, List.of(bring(agreement(id, null, 1, "ACCEPTED", true, "OPEN")),
                        bring(received(itemOf(id), 1).getFirst())));

                assertThat(delivered(itemOf(id))).isEqualTo(1);
            }
        }
    }
}
