package de.schulausstattung.platform.inbox;

/**
 * A projection that can be tried again by name: what an operator needs to replay a dead letter.
 *
 * @param <S> the consumer's own record of the state
 */
public interface Reaction<S> extends Projection<S> {

    /** The name under which its dead letters are kept. */
    String consumer();

    /** The record that events are read into. */
    Class<S> state();
}
