package de.schulausstattung.meeting.meeting;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.persistence.VersionedRow;

/** Somebody who takes part in a talk, known by an opaque subject and a function. */
@Entity
@Table(name = "participant")
class Participant extends VersionedRow {

    @Id
    private UUID id = Ids.next();
    private UUID meetingId = new UUID(0, 0);
    @Enumerated(EnumType.STRING)
    private Function function = Function.SCHULLEITUNG;
    private String subject = "";
    private @Nullable String mail;
    @Enumerated(EnumType.STRING)
    private Answer answer = Answer.OPEN;
    private @Nullable Boolean attended;

    protected Participant() {
    }

    Participant(UUID meetingId, Function function, String subject, @Nullable String mail) {
        this.meetingId = meetingId;
        this.function = function;
        this.subject = subject;
        this.mail = mail;
    }

    void answer(Answer given) {
        answer = given;
    }

    void attend(boolean was) {
        attended = was;
    }

    /** Whether the talk can count on it. */
    boolean isExpected() {
        return answer != Answer.DECLINED;
    }

    UUID id() {
        return id;
    }

    Function function() {
        return function;
    }

    String subject() {
        return subject;
    }

    ParticipantView view() {
        return new ParticipantView(id, meetingId, function.party(), function, subject, mail, answer, attended, epoch(),
                version());
    }
}
