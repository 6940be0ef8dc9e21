package de.schulausstattung.meeting.meeting;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.meetings.MeetingState;
import de.schulausstattung.events.meetings.MeetingState.MeetingFact;
import de.schulausstattung.meeting.slot.SlotView;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

/**
 * A Jahresbilanzgespräch. Its appointment may be made, moved and given back; the talk stays the same all the while, and the
 * sequence of its appointment only ever rises, so that calendars know the newest.
 */
@Entity
@Table(name = "meeting")
class Meeting extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private String schulnummer = "";
    private int jahr;
    @Enumerated(EnumType.STRING)
    private MeetingKind kind = MeetingKind.REGULAR;
    @Enumerated(EnumType.STRING)
    private MeetingStatus status = MeetingStatus.PLANNED;
    private @Nullable String reason;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    @Column(insertable = false, updatable = false)
    private @Nullable Instant startsKey;
    private @Nullable String team;
    private @Nullable String place;
    private @Nullable UUID predecessorId;
    private @Nullable UUID medienkonzeptId;
    private boolean medienkonzeptMissing;
    private @Nullable String mepVersion;
    private boolean complete;
    private int sequence = -1;
    private @Nullable Integer invitedSequence;

    protected Meeting() {
    }

    private Meeting(String schulnummer, int jahr, MeetingKind kind, @Nullable String reason, @Nullable UUID predecessorId) {
        this.schulnummer = schulnummer;
        this.jahr = jahr;
        this.kind = kind;
        this.reason = reason;
        this.predecessorId = predecessorId;
    }

    /** The regular talk of a school, which begins with what became of the one before. */
    static Meeting regular(String schulnummer, int jahr, @Nullable UUID predecessor) {
        return new Meeting(schulnummer, jahr, MeetingKind.REGULAR, null, predecessor);
    }

    /** A talk beside the regular one. */
    static Meeting additional(String schulnummer, int jahr, String reason) {
        return new Meeting(schulnummer, jahr, MeetingKind.ADDITIONAL, reason, null);
    }

    /**
     * Makes the appointment, or another one.
     *
     * @throws Conflict {@code transition-not-allowed}
     */
    MeetingFact book(SlotView slot) {
        if (!status.isBookable()) {
            throw new Conflict("transition-not-allowed", status, "BOOK");
        }
        var fact = startsAt == null ? MeetingFact.BOOKED : MeetingFact.MOVED;
        startsAt = slot.startsAt();
        endsAt = slot.endsAt();
        team = slot.team();
        place = slot.place();
        sequence++;
        if (status == MeetingStatus.PLANNED) {
            status = MeetingStatus.BOOKED;
        }
        if (isInvited()) {
            // whoever was invited is told at once
            invitedSequence = sequence;
        }
        return fact;
    }

    /**
     * Gives the appointment back; the talk is still to be held.
     *
     * @throws Conflict {@code transition-not-allowed}
     */
    MeetingFact giveBack() {
        if (status != MeetingStatus.BOOKED && status != MeetingStatus.INVITED) {
            throw new Conflict("transition-not-allowed", status, "GIVE_BACK");
        }
        return leaveAppointment(MeetingStatus.PLANNED, MeetingFact.CHANGED);
    }

    /**
     * The invitation to the present appointment goes out.
     *
     * @return whether it had not before
     * @throws Conflict {@code transition-not-allowed}
     */
    boolean invite() {
        if (status == MeetingStatus.INVITED) {
            return false;
        }
        if (status != MeetingStatus.BOOKED) {
            throw new Conflict("transition-not-allowed", status, "INVITE");
        }
        status = MeetingStatus.INVITED;
        invitedSequence = sequence;
        return true;
    }

    /**
     * Takes a step.
     *
     * @param present the functions of those who took part, for {@code HOLD}
     * @throws Conflict {@code transition-not-allowed}; {@code meeting-grounds-missing} where it is not said on what
     *         Medienkonzept and MEP the talk was based (S4-07)
     * @throws Rejected {@code reason-required}
     */
    MeetingFact move(MeetingTransition transition, @Nullable String why, Collection<Function> present) {
        if (!transition.isPossibleFrom(status)) {
            throw new Conflict("transition-not-allowed", status, transition);
        }
        if (transition.reasonRequired() && (why == null || why.isBlank())) {
            throw new Rejected("reason-required");
        }
        return switch (transition) {
            case HOLD -> hold(present);
            case CANCEL -> leaveAppointment(MeetingStatus.CANCELLED, MeetingFact.CANCELLED);
            case REOPEN -> leaveAppointment(MeetingStatus.PLANNED, MeetingFact.PLANNED);
        };
    }

    private MeetingFact hold(Collection<Function> present) {
        if ((medienkonzeptId == null && !medienkonzeptMissing) || mepVersion == null) {
            throw new Conflict("meeting-grounds-missing");
        }
        status = MeetingStatus.HELD;
        complete = Quorum.missing(present).isEmpty();
        return MeetingFact.HELD;
    }

    private MeetingFact leaveAppointment(MeetingStatus next, MeetingFact fact) {
        if (startsAt != null) {
            sequence++;
        }
        startsAt = null;
        endsAt = null;
        team = null;
        place = null;
        invitedSequence = null;
        status = next;
        return fact;
    }

    /**
     * Says on what the talk is based.
     *
     * @throws Conflict {@code meeting-over}
     * @throws Rejected {@code meeting-grounds-contradictory}: a Medienkonzept that is named is not missing
     */
    void describe(DescribeMeeting command) {
        requireOpen();
        if (command.medienkonzeptId() != null && command.medienkonzeptMissing()) {
            throw new Rejected("meeting-grounds-contradictory");
        }
        medienkonzeptId = command.medienkonzeptId();
        medienkonzeptMissing = command.medienkonzeptMissing();
        mepVersion = command.mepVersion();
    }

    /** @throws Conflict {@code meeting-over} where it was held or cancelled */
    void requireOpen() {
        if (!status.isBookable()) {
            throw new Conflict("meeting-over", status);
        }
    }

    /** Who takes part has changed; whether that makes the talk complete or not. */
    boolean changeParticipants(Collection<Function> expected) {
        var before = complete;
        complete = Quorum.missing(expected).isEmpty();
        return complete != before;
    }

    boolean isInvited() {
        return invitedSequence != null;
    }

    UUID id() {
        return id;
    }

    String schulnummer() {
        return schulnummer;
    }

    int jahr() {
        return jahr;
    }

    String startsKey() {
        return String.valueOf(startsKey);
    }

    MeetingView view() {
        return new MeetingView(id, schulnummer, jahr, jahr + 1, kind, status, reason, startsAt, endsAt, team, place,
                predecessorId, medienkonzeptId, medienkonzeptMissing, mepVersion, complete, sequence, invitedSequence,
                epoch(), version());
    }

    @Override
    public MeetingState state() {
        return new MeetingState(id, schulnummer, jahr, jahr + 1, kind.name(), status.name(), startsAt, endsAt, predecessorId,
                medienkonzeptId, complete);
    }
}
