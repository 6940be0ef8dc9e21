package de.schulausstattung.platform.inbox;

import de.schulausstattung.events.Topic;

/**
 * A projection that can be tried again by name: what an operator needs to replay a dead letter.
 *
 * @param <S> the consumer's own record of the state
 */
public interface Reaction<S> extends Projection<S> {

    /** The name under which its dead letters are kept. */
    String consumer();

    /** Whose events it applies. */
    Topic topic();

    /** The record that events are read into. */
    Class<S> state();
}
