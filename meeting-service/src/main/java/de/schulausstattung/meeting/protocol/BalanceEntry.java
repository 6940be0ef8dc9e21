package de.schulausstattung.meeting.protocol;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.persistence.VersionedRow;
import de.schulausstattung.platform.problem.Rejected;

/**
 * A line of an earlier talk, and what becomes of it. It keeps what the line was when it was last looked at: whoever takes part
 * in this talk reads it, the earlier talk he may have had no part in.
 */
@Entity
@Table(name = "balance_entry")
class BalanceEntry extends VersionedRow {

    @Id
    private UUID id = Ids.next();
    @SuppressWarnings("UnusedVariable") // read by queries
    private UUID protocolId = new UUID(0, 0);
    @SuppressWarnings("UnusedVariable") // read by the wall
    private UUID meetingId = new UUID(0, 0);
    private UUID agreementId = new UUID(0, 0);
    private int number;
    /** The line and what came of it, as JSON. */
    private @Nullable String agreement;
    @Enumerated(EnumType.STRING)
    private @Nullable Settlement settlement;
    private @Nullable String reason;

    protected BalanceEntry() {
    }

    BalanceEntry(Protocol protocol, UUID agreementId, int number, @Nullable String agreement, @Nullable Settlement settlement,
            @Nullable String reason) {
        this.protocolId = protocol.id();
        this.meetingId = protocol.meetingId();
        this.agreementId = agreementId;
        this.number = number;
        this.agreement = agreement;
        this.settlement = settlement;
        this.reason = reason;
    }

    /** @throws Rejected {@code reason-required} where it is dropped without one */
    void settle(SettleEntry command) {
        if (command.settlement() == Settlement.DROP && (command.reason() == null || command.reason().isBlank())) {
            throw new Rejected("reason-required");
        }
        settlement = command.settlement();
        reason = command.reason();
    }

    /** Takes over what came of the line meanwhile. */
    void note(@Nullable String json) {
        agreement = json;
    }

    UUID id() {
        return id;
    }

    @Nullable
    String agreement() {
        return agreement;
    }

    UUID agreementId() {
        return agreementId;
    }

    int number() {
        return number;
    }

    @Nullable
    Settlement settlement() {
        return settlement;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
