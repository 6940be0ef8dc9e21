package de.schulausstattung.platform.persistence;

import jakarta.persistence.MappedSuperclass;

import de.schulausstattung.events.AggregateState;

/**
 * The root of what changes as one and is published: can tell its state, as other services see it. Versions and
 * {@link #requireVersion} are those of every versioned row.
 */
@MappedSuperclass
public abstract class Aggregate extends VersionedRow {

    /** The whole state, as other services see it. */
    public abstract AggregateState state();
}
