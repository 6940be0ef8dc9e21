package de.schulausstattung.meeting.protocol;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.events.meetings.ProtocolState.ProtocolFact;
import de.schulausstattung.meeting.agreement.AgreedLine;
import de.schulausstattung.meeting.agreement.AgreementService;
import de.schulausstattung.meeting.agreement.AgreementView;
import de.schulausstattung.meeting.agreement.BindingLine;
import de.schulausstattung.meeting.meeting.MeetingService;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.meeting.ParticipantService;
import de.schulausstattung.meeting.meeting.Party;
import de.schulausstattung.meeting.projection.KnownSchool;
import de.schulausstattung.meeting.projection.SchoolService;
import de.schulausstattung.meeting.protocol.CastVotes.EntryVote;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import io.quarkus.logging.Log;

/**
 * Takes the votes of both parties, and makes a protocol final: its document is kept, its lines bind, last year's are settled.
 */
@ApplicationScoped
@Transactional
public class FinalisationService {

    private final ProtocolRepository protocols;
    private final ContentRepository content;
    private final MeetingService meetings;
    private final ParticipantService participants;
    private final AgreementService agreements;
    private final SchoolService schools;
    private final CurrentTenant current;
    private final Outbox outbox;
    private final StoredJson json;
    private final Clock clock;

    FinalisationService(ProtocolRepository protocols, ContentRepository content, MeetingService meetings,
            ParticipantService participants, AgreementService agreements, SchoolService schools, CurrentTenant current,
            Outbox outbox, StoredJson json, Clock clock) {
        this.protocols = protocols;
        this.content = content;
        this.meetings = meetings;
        this.participants = participants;
        this.agreements = agreements;
        this.schools = schools;
        this.current = current;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes what the caller's party says. As soon as both have approved every entry, the protocol is final.
     *
     * @throws Conflict {@code objection-window-closed}
     * @throws Rejected {@code protocol-entry-unknown}, {@code reason-required}
     */
    ProtocolView vote(UUID id, CastVotes command) {
        var protocol = protocols.lock(id);
        var party = meetings.voter(protocol.meetingId()).orElseThrow(() -> new NotFound("protocol", id));
        protocol.requireVoting(LocalDate.now(clock));
        cast(protocol, party, command);
        if (ballot(protocol) == Ballot.APPROVED) {
            finalise(protocol, false);
        }
        return view(protocol);
    }

    private void cast(Protocol protocol, Party party, CastVotes command) {
        var missing = new HashSet<>(content.entries(protocol.id()));
        var votes = new ArrayList<VoteView>();
        for (var vote : command.votes()) {
            if (!missing.remove(vote.entryId())) {
                throw new Rejected("protocol-entry-unknown", vote.entryId());
            }
            votes.add(said(party, vote));
        }
        if (command.rest() != null) {
            missing.forEach(entry -> votes.add(said(party, new EntryVote(entry, command.rest(), null))));
        }
        content.cast(protocol, votes);
    }

    private VoteView said(Party party, EntryVote vote) {
        if (vote.vote() == Vote.OBJECTED && (vote.text() == null || vote.text().isBlank())) {
            throw new Rejected("reason-required");
        }
        return new VoteView(vote.entryId(), party, vote.vote(), vote.text(), current.subject(), clock.instant());
    }

    /**
     * Makes a protocol final whose objection window is over.
     *
     * @throws Conflict {@code transition-not-allowed}, {@code protocol-objected}, {@code objection-window-open}
     */
    void requireFinal(Protocol protocol) {
        protocol.requireFinalisable();
        switch (ballot(protocol)) {
            case APPROVED -> finalise(protocol, false);
            case CONSENTED -> finalise(protocol, true);
            case OBJECTED -> throw new Conflict("protocol-objected");
            case OPEN -> throw new Conflict("objection-window-open", Objects.requireNonNullElse(
                    protocol.summary().objectionUntil(), ""));
        }
    }

    /** Those of the tenant whose objection window is over. */
    List<UUID> due() {
        return protocols.due(LocalDate.now(clock));
    }

    /** Makes a protocol final whose objection window is over, unless somebody has objected. */
    void finaliseSilently(UUID id) {
        var protocol = protocols.lock(id);
        if (!protocol.isDue(LocalDate.now(clock))) {
            return;
        }
        var ballot = ballot(protocol);
        if (ballot.isDecided()) {
            finalise(protocol, ballot == Ballot.CONSENTED);
        }
    }

    private Ballot ballot(Protocol protocol) {
        return Ballot.of(content.entries(protocol.id()), content.votes(protocol.id()),
                protocol.isWindowOver(LocalDate.now(clock)));
    }

    private void finalise(Protocol protocol, boolean consent) {
        var meeting = meetings.require(protocol.meetingId());
        var now = clock.instant();
        var view = view(protocol);
        var document = new KeptDocument(json.write(document(protocol, meeting, view, consent, now)));
        content.keep(protocol, document.json(), document.sha256(), now);
        protocol.finalise(now, document.sha256());
        outbox.append(ProtocolFact.FINALISED, protocol);
        view.balance().stream().filter(entry -> !entry.agreement().outcome().isClosed())
                .forEach(entry -> agreements.settle(entry.agreement().id(),
                        Objects.requireNonNull(entry.settlement()).outcome(), entry.reason()));
        agreements.bind(meeting, view.lines().stream().map(line -> new BindingLine(line.agreementId(), line.number(),
                line.line(), line.carriedOverFrom(), line.ageYears())).toList());
        Log.infof("Protocol final: protocol=%s number=%d consent=%b", protocol.id(), protocol.number(), consent);
    }

    private FinalProtocol document(Protocol protocol, MeetingView meeting, ProtocolView view, boolean consent, Instant now) {
        var summary = protocol.summary();
        return new FinalProtocol(protocol.id(), meeting.id(), protocol.number(), summary.reason(), meeting.schulnummer(),
                schools.find(meeting.schulnummer()).map(KnownSchool::name).orElse(""), meeting.jahr(), meeting.zieljahr(),
                meeting.startsAt(), meeting.endsAt(), meeting.place(), meeting.complete(),
                participants.of(meeting.id()).stream().map(one -> new FinalProtocol.Attendance(one.party(), one.function(),
                        one.subject(), one.answer(), one.attended())).toList(),
                new FinalProtocol.Grounds(meeting.medienkonzeptId(), meeting.medienkonzeptMissing(), meeting.mepVersion()),
                view.balance().stream().map(FinalisationService::settled).toList(),
                view.items().stream().map(one -> new FinalProtocol.Said(one.id(), one.position(), one.topic().name(),
                        one.title(), one.text())).toList(),
                view.lines().stream().map(one -> new FinalProtocol.Agreed(one.agreementId(), one.number(), one.line(),
                        one.carriedOverFrom(), one.ageYears())).toList(),
                view.votes(), Objects.requireNonNull(summary.objectionFrom()), Objects.requireNonNull(summary.objectionUntil()),
                consent, now);
    }

    private static FinalProtocol.Settled settled(BalanceView entry) {
        return new FinalProtocol.Settled(entry.agreement().id(), entry.agreement().number(), entry.agreement().line().text(),
                entry.agreement().outcome().name(), Objects.requireNonNull(entry.settlement()), entry.reason());
    }

    ProtocolView view(Protocol protocol) {
        var known = new HashMap<UUID, AgreementView>();
        var balance = content.balance(protocol.id());
        agreements.all(balance.stream().map(BalanceEntry::agreementId).toList()).forEach(one -> known.put(one.id(), one));
        return new ProtocolView(protocol.summary(),
                balance.stream().map(entry -> view(entry, known.computeIfAbsent(entry.agreementId(), _ -> kept(entry))))
                        .toList(),
                content.items(protocol.id()).stream().map(ProtocolItem::view).toList(),
                content.lines(protocol.id()).stream().map(this::view).toList(), content.votes(protocol.id()),
                participants.readers(protocol.meetingId()));
    }

    /** For who takes part in this talk and had no part in the one where the line was agreed on. */
    private AgreementView kept(BalanceEntry entry) {
        if (entry.agreement() == null) {
            throw new NotFound("agreement", entry.agreementId());
        }
        return json.read(entry.agreement(), AgreementView.class);
    }

    BalanceView view(BalanceEntry entry, AgreementView agreement) {
        return new BalanceView(entry.id(), agreement, entry.settlement(), entry.reason(), entry.epoch(), entry.version());
    }

    LineView view(ProtocolLine line) {
        return new LineView(line.id(), line.agreementId(), line.number(), json.read(line.line(), AgreedLine.class),
                line.carriedOverFrom(), line.ageYears(), line.epoch(), line.version());
    }
}
