package de.schulausstattung.platform.inbox;

import java.util.List;

import de.schulausstattung.events.EventEnvelope;

/**
 * What a service keeps of another's aggregates. Each method runs in the tenant of its events and in a transaction of its own.
 *
 * @param <S> the consumer's own record of the state, with the fields it reads
 */
public interface Projection<S> {

    /** Stores the states that are newer, by (epoch, version), than what is stored; the newest per key, one tenant. */
    void apply(List<EventEnvelope<S>> events);

    /**
     * Whether what is applied here is what readers see from then on. Only then is a dead letter of it resolved.
     */
    default boolean isRead() {
        return true;
    }

    /** Forgets an aggregate for good: its tombstone has come. */
    void forget(String aggregateId);
}
