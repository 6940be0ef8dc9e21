package de.schulausstattung.platform.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.Precondition;

/** What changes as one and counts its changes, so that a change can name the version it was made for. */
@MappedSuperclass
public abstract class VersionedRow {

    @Version
    private @Nullable Long version;

    /** Written by a trigger at every change, so that the row always carries the pair that orders its states. */
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
