package de.schulausstattung.platform.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.platform.problem.Precondition;

/** The root of what changes as one: carries the version that orders its states, and can tell its published state. */
@MappedSuperclass
public abstract class Aggregate {

    @Version
    private @Nullable Long version;

    /** Written by a trigger at every change, so that the row always carries the pair under which its state was published. */
    @Generated(event = { EventType.INSERT, EventType.UPDATE })
    @Column(insertable = false, updatable = false)
    private int epoch;

    /** Counts the changes; 0 after the first save. */
    public long version() {
        return version == null ? 0 : version;
    }

    /** The epoch of the last change. */
    public int epoch() {
        return epoch;
    }

    /** The whole state, as other services see it. */
    public abstract AggregateState state();

    /**
     * Checks that a change is made for the newest version.
     *
     * @param ifMatch the header {@code If-Match}, or null where it was not sent
     * @throws Precondition {@code if-match-missing} (428) or {@code stale-version} (412)
     */
    public void requireVersion(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Precondition.missing();
        }
        var current = "\"" + epoch + "." + version() + "\"";
        if (!ifMatch.equals(current)) {
            throw Precondition.stale(current);
        }
    }
}
