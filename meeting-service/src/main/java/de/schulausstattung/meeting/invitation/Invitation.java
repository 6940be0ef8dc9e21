package de.schulausstattung.meeting.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import de.schulausstattung.meeting.invitation.TalkCalendar.Entry;
import de.schulausstattung.platform.persistence.Ids;

/** A message about the appointment of a talk, as it went out. */
@Entity
@Immutable
@Table(name = "invitation")
class Invitation {

    @Id
    private UUID id = Ids.next();
    private UUID meetingId = new UUID(0, 0);
    private int sequence;
    @Enumerated(EnumType.STRING)
    private Method method = Method.REQUEST;
    private Instant startsAt = Instant.EPOCH;
    private Instant endsAt = Instant.EPOCH;
    private Instant sentAt = Instant.EPOCH;
    private String sentBy = "";
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> recipients = List.of();
    private String ics = "";

    protected Invitation() {
    }

    Invitation(Entry entry, Method method, Instant sentAt, String sentBy, List<String> recipients, String ics) {
        this.meetingId = entry.id();
        this.sequence = entry.sequence();
        this.startsAt = entry.startsAt();
        this.endsAt = entry.endsAt();
        this.method = method;
        this.sentAt = sentAt;
        this.sentBy = sentBy;
        this.recipients = recipients;
        this.ics = ics;
    }

    UUID id() {
        return id;
    }

    boolean isRequest() {
        return method == Method.REQUEST;
    }

    int sequence() {
        return sequence;
    }

    /** After this message these addresses have the appointment in their calendars. */
    void tell(Set<String> holders) {
        switch (method) {
            case REQUEST -> holders.addAll(recipients);
            case CANCEL -> holders.removeAll(recipients);
        }
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    String ics() {
        return ics;
    }

    InvitationView view() {
        return new InvitationView(id, meetingId, sequence, method, sentAt, sentBy, recipients.size());
    }
}
