package de.schulausstattung.meeting.protocol;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import de.schulausstattung.meeting.agenda.Topic;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.persistence.VersionedRow;

/** What was said to an item of the agenda. */
@Entity
@Table(name = "protocol_item")
class ProtocolItem extends VersionedRow {

    @Id
    private UUID id = Ids.next();
    @SuppressWarnings("UnusedVariable") // read by queries
    private UUID protocolId = new UUID(0, 0);
    @SuppressWarnings("UnusedVariable") // read by the wall
    private UUID meetingId = new UUID(0, 0);
    private int position;
    @Enumerated(EnumType.STRING)
    private Topic topic = Topic.SONSTIGES;
    private String title = "";
    private String text = "";

    protected ProtocolItem() {
    }

    ProtocolItem(Protocol protocol, int position, DescribeItem command) {
        this.protocolId = protocol.id();
        this.meetingId = protocol.meetingId();
        this.position = position;
        describe(command);
    }

    void describe(DescribeItem command) {
        topic = command.topic();
        title = command.title();
        text = command.text();
    }

    UUID id() {
        return id;
    }

    int position() {
        return position;
    }

    DescribeItem description() {
        return new DescribeItem(topic, title, text);
    }

    ItemView view() {
        return new ItemView(id, position, topic, title, text, epoch(), version());
    }
}
