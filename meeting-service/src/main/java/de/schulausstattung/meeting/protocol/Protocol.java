package de.schulausstattung.meeting.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.meetings.ProtocolState;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.problem.Conflict;

/** A version of the protocol of a talk. Once final it is never changed; what was forgotten is a further version (Nachtrag). */
@Entity
@Table(name = "protocol")
class Protocol extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private UUID meetingId = new UUID(0, 0);
    private String schulnummer = "";
    private int number;
    private @Nullable String reason;
    @Enumerated(EnumType.STRING)
    private ProtocolStatus status = ProtocolStatus.DRAFT;
    private @Nullable LocalDate objectionFrom;
    private @Nullable LocalDate objectionUntil;
    private @Nullable Instant finalAt;
    private @Nullable String hash;

    protected Protocol() {
    }

    Protocol(MeetingView meeting, int number, @Nullable String reason) {
        this.meetingId = meeting.id();
        this.schulnummer = meeting.schulnummer();
        this.number = number;
        this.reason = reason;
    }

    void putToApproval(LocalDate today, int objectionDays) {
        require(ProtocolStatus.DRAFT, ProtocolTransition.PUT_TO_APPROVAL);
        status = ProtocolStatus.IN_ABSTIMMUNG;
        objectionFrom = today;
        objectionUntil = today.plusDays(objectionDays);
    }

    void takeBack() {
        require(ProtocolStatus.IN_ABSTIMMUNG, ProtocolTransition.TAKE_BACK);
        status = ProtocolStatus.DRAFT;
        objectionFrom = null;
        objectionUntil = null;
    }

    void finalise(Instant now, String sha256) {
        require(ProtocolStatus.IN_ABSTIMMUNG, ProtocolTransition.FINALISE);
        status = ProtocolStatus.FINAL;
        finalAt = now;
        hash = sha256;
    }

    /** @throws Conflict {@code protocol-not-draft}: what is being voted on, or final, is not changed */
    void requireDraft() {
        if (status != ProtocolStatus.DRAFT) {
            throw new Conflict("protocol-not-draft", status);
        }
    }

    /** @throws Conflict {@code objection-window-closed} before it was put to approval, and after the last day */
    void requireVoting(LocalDate today) {
        if (status != ProtocolStatus.IN_ABSTIMMUNG || objectionUntil == null || today.isAfter(objectionUntil)) {
            throw new Conflict("objection-window-closed", status);
        }
    }

    /** @throws Conflict {@code transition-not-allowed} where nobody votes on it */
    void requireFinalisable() {
        require(ProtocolStatus.IN_ABSTIMMUNG, ProtocolTransition.FINALISE);
    }

    private void require(ProtocolStatus from, ProtocolTransition transition) {
        if (status != from) {
            throw new Conflict("transition-not-allowed", status, transition);
        }
    }

    boolean isFinal() {
        return status == ProtocolStatus.FINAL;
    }

    /** Whether both parties have had their time, and it is not final yet. */
    boolean isDue(LocalDate today) {
        return status == ProtocolStatus.IN_ABSTIMMUNG && isWindowOver(today);
    }

    /** Whether both parties have had their time. */
    boolean isWindowOver(LocalDate today) {
        return objectionUntil != null && today.isAfter(objectionUntil);
    }

    UUID id() {
        return id;
    }

    UUID meetingId() {
        return meetingId;
    }

    String schulnummer() {
        return schulnummer;
    }

    int number() {
        return number;
    }

    ProtocolSummary summary() {
        return new ProtocolSummary(id, meetingId, schulnummer, number, reason, status, objectionFrom, objectionUntil, finalAt,
                hash, epoch(), version());
    }

    @Override
    public ProtocolState state() {
        return new ProtocolState(id, meetingId, schulnummer, number, status.name(), finalAt, hash);
    }
}
