package de.schulausstattung.platform.inbox;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

/** Partitions that come from another replica may bring dead letters that this one has never seen. */
@ApplicationScoped
@Identifier("dead-letters")
class LetterRebalance implements KafkaConsumerRebalanceListener {

    private final DeadLetters letters;

    LetterRebalance(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        letters.lookAgain();
    }
}
