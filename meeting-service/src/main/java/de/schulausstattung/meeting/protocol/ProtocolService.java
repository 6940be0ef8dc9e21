package de.schulausstattung.meeting.protocol;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.meetings.ProtocolState.ProtocolFact;
import de.schulausstattung.meeting.agenda.AgendaService;
import de.schulausstattung.meeting.agreement.AgreementService;
import de.schulausstattung.meeting.agreement.AgreementView;
import de.schulausstattung.meeting.agreement.Outcome;
import de.schulausstattung.meeting.meeting.MeetingService;
import de.schulausstattung.meeting.meeting.MeetingStatus;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.meeting.ParticipantService;
import de.schulausstattung.meeting.round.RoundService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;

/**
 * Writes protocols. A draft is written by an organiser who takes part in the talk; what it says is seen by those who take part.
 */
@ApplicationScoped
@Transactional
public class ProtocolService {

    private final ProtocolRepository protocols;
    private final ContentRepository content;
    private final MeetingService meetings;
    private final ParticipantService participants;
    private final AgendaService agendas;
    private final AgreementService agreements;
    private final RoundService rounds;
    private final DraftService drafts;
    private final FinalisationService finalisation;
    private final Outbox outbox;
    private final StoredJson json;
    private final Clock clock;

    ProtocolService(ProtocolRepository protocols, ContentRepository content, MeetingService meetings,
            ParticipantService participants, AgendaService agendas, AgreementService agreements, RoundService rounds,
            DraftService drafts, FinalisationService finalisation, Outbox outbox, StoredJson json, Clock clock) {
        this.protocols = protocols;
        this.content = content;
        this.meetings = meetings;
        this.participants = participants;
        this.agendas = agendas;
        this.agreements = agreements;
        this.rounds = rounds;
        this.drafts = drafts;
        this.finalisation = finalisation;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** The versions of a talk's protocol, the first first. */
    public List<ProtocolSummary> of(UUID meetingId) {
        meetings.require(meetingId);
        return protocols.of(meetingId).stream().map(Protocol::summary).toList();
    }

    /** The newest final version of a talk's protocol. */
    public Optional<ProtocolSummary> newestFinal(UUID meetingId) {
        return protocols.newestFinal(meetingId).map(Protocol::summary);
    }

    /**
     * A protocol with all that it says.
     *
     * @throws NotFound where the caller takes no part in the talk
     */
    ProtocolView get(UUID id) {
        var protocol = protocols.require(id);
        requireReader(protocol);
        return finalisation.view(protocol);
    }

    /**
     * The final document of a version.
     *
     * @throws NotFound where there is none, or the caller takes no part in the talk
     */
    KeptDocument document(UUID id) {
        var protocol = protocols.require(id);
        requireReader(protocol);
        return content.document(id).map(KeptDocument::new).orElseThrow(() -> new NotFound("final protocol", id));
    }

    /**
     * Begins the protocol of a talk: with the items of its agenda, and with each line of earlier talks and what came of it.
     * Where a version is final, begins a supplement that says what that one said.
     *
     * @throws Conflict {@code protocol-open} while a version is not final; {@code protocol-before-appointment}
     * @throws Rejected {@code reason-required} for a supplement
     */
    ProtocolView start(UUID meetingId, StartProtocol command) {
        var meeting = meetings.require(meetingId);
        if (participants.partyByName(meetingId).isEmpty()) {
            throw new NotFound("meeting", meetingId);
        }
        if (meeting.startsAt() == null) {
            throw new Conflict("protocol-before-appointment", meeting.status());
        }
        var newest = protocols.newest(meetingId);
        if (newest.isEmpty()) {
            return begin(new Protocol(meeting, 1, null), protocol -> first(protocol, meeting));
        }
        if (!newest.get().isFinal()) {
            throw new Conflict("protocol-open", newest.get().number());
        }
        if (command.reason() == null || command.reason().isBlank()) {
            throw new Rejected("reason-required");
        }
        return begin(new Protocol(meeting, newest.get().number() + 1, command.reason()),
                protocol -> supplement(protocol, newest.get()));
    }

    private interface Filling {
        void fill(Protocol protocol);
    }

    private ProtocolView begin(Protocol protocol, Filling filling) {
        protocols.persistAndFlush(protocol);
        filling.fill(protocol);
        outbox.append(ProtocolFact.DRAFTED, protocol);
        return finalisation.view(protocol);
    }

    private void first(Protocol protocol, MeetingView meeting) {
        var items = agendas.of(meeting.id()).items();
        content.add(IntStream.range(0, items.size()).mapToObj(i -> new ProtocolItem(protocol, i + 1,
                new DescribeItem(items.get(i).topic(), items.get(i).title(), ""))).toList());
        content.add(agreements.toBalance(meeting).stream().map(line -> new BalanceEntry(protocol, line.id(), line.number(),
                json.write(line), settled(line.outcome()), null)).toList());
    }

    /** What has arrived or was done is closed, unless the talk says otherwise. */
    private static @Nullable Settlement settled(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED, DONE -> Settlement.CLOSE;
            case DROPPED -> Settlement.DROP;
            case CARRIED_OVER -> Settlement.CARRY_OVER;
            case OPEN, ORDERED -> null;
        };
    }

    private void supplement(Protocol protocol, Protocol last) {
        content.add(content.items(last.id()).stream()
                .map(item -> new ProtocolItem(protocol, item.position(), item.description())).toList());
        content.add(content.lines(last.id()).stream().map(line -> line.in(protocol)).toList());
        content.add(content.balance(last.id()).stream().map(entry -> new BalanceEntry(protocol, entry.agreementId(),
                entry.number(), entry.agreement(), entry.settlement(), entry.reason())).toList());
    }

    /**
     * Takes a step.
     *
     * @throws Conflict {@code protocol-before-talk} where the talk was not held; {@code balance-open} where it is not said what
     *         becomes of each line of last year; {@code protocol-objected}, {@code objection-window-open}
     */
    ProtocolView move(UUID id, MoveProtocol command) {
        var protocol = drafts.lock(id);
        switch (command.transition()) {
            case PUT_TO_APPROVAL -> putToApproval(protocol, meetings.require(protocol.meetingId()));
            case TAKE_BACK -> {
                protocol.takeBack();
                content.removeVotes(id);
                outbox.append(ProtocolFact.TAKEN_BACK, protocol, command.reason());
            }
            case FINALISE -> finalisation.requireFinal(protocol);
        }
        return finalisation.view(protocol);
    }

    private void putToApproval(Protocol protocol, MeetingView meeting) {
        if (meeting.status() != MeetingStatus.HELD) {
            throw new Conflict("protocol-before-talk", meeting.status());
        }
        var entries = content.balance(protocol.id());
        var open = entries.stream().filter(entry -> entry.settlement() == null).count();
        if (open > 0) {
            throw new Conflict("balance-open", open);
        }
        noteOutcomes(entries);
        protocol.putToApproval(LocalDate.now(clock), rounds.require(meeting.jahr()).objectionDays());
        outbox.append(ProtocolFact.PUT_TO_APPROVAL, protocol);
    }

    /** Both parties vote on what came of the earlier lines until today. */
    private void noteOutcomes(List<BalanceEntry> entries) {
        var now = agreements.all(entries.stream().map(BalanceEntry::agreementId).toList()).stream()
                .collect(Collectors.toMap(AgreementView::id, json::write));
        entries.forEach(entry -> entry.note(now.get(entry.agreementId())));
    }

    /** Whoever sees that there is a protocol, and takes no part in the talk, is told that there is none. */
    private void requireReader(Protocol protocol) {
        if (!meetings.isReader(protocol.meetingId())) {
            throw new NotFound("protocol", protocol.id());
        }
    }
}
