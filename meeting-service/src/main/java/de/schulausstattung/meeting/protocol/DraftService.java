package de.schulausstattung.meeting.protocol;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.agreement.AgreedLine;
import de.schulausstattung.meeting.agreement.AgreementService;
import de.schulausstattung.meeting.agreement.AgreementView;
import de.schulausstattung.meeting.meeting.ParticipantService;
import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;

/** What is written into a protocol while it is a draft, by those who take part in the talk. */
@ApplicationScoped
@Transactional
public class DraftService {

    private final ProtocolRepository protocols;
    private final ContentRepository content;
    private final ParticipantService participants;
    private final AgreementService agreements;
    private final FinalisationService finalisation;
    private final StoredJson json;

    DraftService(ProtocolRepository protocols, ContentRepository content, ParticipantService participants,
            AgreementService agreements, FinalisationService finalisation, StoredJson json) {
        this.protocols = protocols;
        this.content = content;
        this.participants = participants;
        this.agreements = agreements;
        this.finalisation = finalisation;
        this.json = json;
    }

    ItemView addItem(UUID id, DescribeItem command) {
        var protocol = draft(id);
        var item = new ProtocolItem(protocol,
                content.items(id).stream().mapToInt(ProtocolItem::position).max().orElse(0) + 1, command);
        content.add(List.of(item));
        return item.view();
    }

    ItemView changeItem(UUID id, UUID itemId, DescribeItem command, @Nullable String ifMatch) {
        draft(id);
        var item = content.requireItem(id, itemId);
        item.requireVersion(ifMatch);
        item.describe(command);
        content.flush();
        return item.view();
    }

    void removeItem(UUID id, UUID itemId, @Nullable String ifMatch) {
        draft(id);
        var item = content.requireItem(id, itemId);
        item.requireVersion(ifMatch);
        content.remove(item);
    }

    LineView addLine(UUID id, AgreedLine command) {
        var protocol = draft(id);
        command.check();
        var line = new ProtocolLine(protocol, nextNumber(id), json.write(command), null, 0);
        content.add(List.of(line));
        return finalisation.view(line);
    }

    LineView changeLine(UUID id, UUID lineId, AgreedLine command, @Nullable String ifMatch) {
        draft(id);
        var line = content.requireLine(id, lineId);
        line.requireVersion(ifMatch);
        command.check();
        line.say(json.write(command));
        content.flush();
        return finalisation.view(line);
    }

    /**
     * Removes a line of a draft.
     *
     * @throws Conflict {@code agreement-binds} where an earlier version bound it; a supplement rejects it instead, with a
     *         reason
     */
    void removeLine(UUID id, UUID lineId, @Nullable String ifMatch) {
        draft(id);
        var line = content.requireLine(id, lineId);
        line.requireVersion(ifMatch);
        if (!line.agreementId().equals(line.id())) {
            throw new Conflict("agreement-binds", line.number());
        }
        content.remove(line);
    }

    /**
     * Says what becomes of a line of last year. What is carried over stands among this year's lines, a year older.
     *
     * @throws Conflict {@code agreement-closed} where an earlier version has settled it
     */
    BalanceView settle(UUID id, UUID entryId, SettleEntry command, @Nullable String ifMatch) {
        var protocol = draft(id);
        var entry = content.requireEntry(id, entryId);
        entry.requireVersion(ifMatch);
        var agreement = agreements.require(entry.agreementId());
        agreement.requireOpen();
        entry.settle(command);
        entry.note(json.write(agreement));
        var carried = content.lines(id).stream().filter(line -> agreement.id().equals(line.carriedOverFrom())).findFirst();
        if (command.settlement() == Settlement.CARRY_OVER && carried.isEmpty()) {
            content.add(List.of(carry(protocol, agreement)));
        } else if (command.settlement() != Settlement.CARRY_OVER) {
            carried.ifPresent(content::remove);
        }
        content.flush();
        return finalisation.view(entry, agreement);
    }

    private ProtocolLine carry(Protocol protocol, AgreementView agreement) {
        return new ProtocolLine(protocol, nextNumber(protocol.id()), json.write(agreement.line().carriedOn()), agreement.id(),
                agreement.ageYears() + 1);
    }

    private int nextNumber(UUID id) {
        return content.lines(id).stream().mapToInt(ProtocolLine::number).max().orElse(0) + 1;
    }

    /**
     * A protocol that nobody else writes meanwhile.
     *
     * @throws NotFound where the caller takes no part in the talk by name
     */
    Protocol lock(UUID id) {
        var protocol = protocols.lock(id);
        if (participants.partyByName(protocol.meetingId()).isEmpty()) {
            throw new NotFound("protocol", id);
        }
        return protocol;
    }

    private Protocol draft(UUID id) {
        var protocol = lock(id);
        protocol.requireDraft();
        return protocol;
    }
}
