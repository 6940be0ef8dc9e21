package de.schulausstattung.meeting.slot;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.persistence.VersionedRow;
import de.schulausstattung.platform.problem.Conflict;

/**
 * A fixed time frame that a team offers (S4-05). While it is free it stands for every school of the Träger; booked, it is seen
 * by its school alone.
 */
@Entity
@Table(name = "slot")
class Slot extends VersionedRow {

    @Id
    private UUID id = Ids.next();
    private int jahr;
    private String team = "";
    private Instant startsAt = Instant.EPOCH;
    private Instant endsAt = Instant.EPOCH;
    private @Nullable String place;
    private String schulnummer = AggregateState.EVERY_SCHOOL;
    private @Nullable UUID meetingId;

    protected Slot() {
    }

    Slot(int jahr, String team, Instant startsAt, Instant endsAt, @Nullable String place) {
        this.jahr = jahr;
        this.team = team;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
        this.place = place;
    }

    /** @throws Conflict {@code slot-booked}: a school relies on it */
    void requireFree() {
        if (meetingId != null) {
            throw new Conflict("slot-booked", startsAt);
        }
    }

    UUID id() {
        return id;
    }

    Instant startsAt() {
        return startsAt;
    }

    SlotView view() {
        return new SlotView(id, jahr, team, startsAt, endsAt, place, meetingId == null,
                meetingId == null ? null : schulnummer, meetingId, epoch(), version());
    }
}
