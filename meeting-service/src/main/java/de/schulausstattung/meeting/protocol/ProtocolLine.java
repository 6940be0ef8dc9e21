package de.schulausstattung.meeting.protocol;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.persistence.VersionedRow;

/**
 * A line that binds once the protocol is final. Its agreement has one identity in all versions of the protocol, so that a
 * supplement changes it and does not double it.
 */
@Entity
@Table(name = "protocol_line")
class ProtocolLine extends VersionedRow {

    @Id
    private UUID id = Ids.next();
    @SuppressWarnings("UnusedVariable") // read by queries
    private UUID protocolId = new UUID(0, 0);
    @SuppressWarnings("UnusedVariable") // read by the wall
    private UUID meetingId = new UUID(0, 0);
    private UUID agreementId = id;
    private int number;
    /** The agreement as JSON. */
    private String line = "";
    private @Nullable UUID carriedOverFrom;
    private int ageYears;

    protected ProtocolLine() {
    }

    ProtocolLine(Protocol protocol, int number, String line, @Nullable UUID carriedOverFrom, int ageYears) {
        this.protocolId = protocol.id();
        this.meetingId = protocol.meetingId();
        this.number = number;
        this.line = line;
        this.carriedOverFrom = carriedOverFrom;
        this.ageYears = ageYears;
    }

    /** The same line in a further version. */
    ProtocolLine in(Protocol supplement) {
        var copy = new ProtocolLine(supplement, number, line, carriedOverFrom, ageYears);
        copy.agreementId = agreementId;
        return copy;
    }

    void say(String json) {
        line = json;
    }

    UUID id() {
        return id;
    }

    UUID agreementId() {
        return agreementId;
    }

    int number() {
        return number;
    }

    String line() {
        return line;
    }

    @Nullable
    UUID carriedOverFrom() {
        return carriedOverFrom;
    }

    int ageYears() {
        return ageYears;
    }
}
