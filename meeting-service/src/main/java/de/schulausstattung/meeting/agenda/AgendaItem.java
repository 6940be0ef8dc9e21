package de.schulausstattung.meeting.agenda;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.persistence.VersionedRow;

/** An item of the agenda of one talk: proposed by somebody, or laid down from the template when the invitation went out. */
@Entity
@Table(name = "agenda_item")
class AgendaItem extends VersionedRow {

    @Id
    private UUID id = Ids.next();
    @SuppressWarnings("UnusedVariable") // read by queries
    private UUID meetingId = new UUID(0, 0);
    private int position;
    @Enumerated(EnumType.STRING)
    private Topic topic = Topic.SONSTIGES;
    private String title = "";
    private @Nullable String proposedBy;
    private Instant recordedAt = Instant.EPOCH;

    protected AgendaItem() {
    }

    private AgendaItem(UUID meetingId, int position, Topic topic, String title, @Nullable String proposedBy, Instant now) {
        this.meetingId = meetingId;
        this.position = position;
        this.topic = topic;
        this.title = title;
        this.proposedBy = proposedBy;
        this.recordedAt = now;
    }

    /** Proposals come behind the template, in the order in which they were made. */
    static AgendaItem proposed(UUID meetingId, int position, ProposeTopic command, String subject, Instant now) {
        return new AgendaItem(meetingId, position, command.topic(), command.title(), subject, now);
    }

    static AgendaItem ofTemplate(UUID meetingId, int position, TemplateItem item, Instant now) {
        return new AgendaItem(meetingId, position, item.topic(), item.title(), null, now);
    }

    @Nullable
    String proposedBy() {
        return proposedBy;
    }

    int position() {
        return position;
    }

    UUID id() {
        return id;
    }

    AgendaItemView view() {
        return new AgendaItemView(id, position, topic, title, proposedBy, recordedAt, epoch(), version());
    }
}
