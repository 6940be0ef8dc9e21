package de.schulausstattung.meeting.meeting;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.meetings.MeetingState.MeetingFact;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.tenancy.CurrentTenant;

/**
 * Who takes part in which talk. Whoever comes for the Träger or as adviser reads the talk from then on; a school reads its
 * talks as a school.
 */
@ApplicationScoped
@Transactional
public class ParticipantService {

    private final ParticipantRepository participants;
    private final MeetingRepository meetings;
    private final ReaderRepository readers;
    private final MeetingAccess access;
    private final CurrentTenant current;
    private final Outbox outbox;
    private final Event<ParticipantChange> changes;

    ParticipantService(ParticipantRepository participants, MeetingRepository meetings, ReaderRepository readers,
            MeetingAccess access, CurrentTenant current, Outbox outbox, Event<ParticipantChange> changes) {
        this.participants = participants;
        this.meetings = meetings;
        this.readers = readers;
        this.access = access;
        this.current = current;
        this.outbox = outbox;
        this.changes = changes;
    }

    /** The participants of a talk, in the order in which they were entered; a talk has few. */
    public List<ParticipantView> of(UUID meeting) {
        meetings.require(meeting);
        return participants.of(meeting).stream().map(Participant::view).toList();
    }

    /** Who reads what is said in a talk: the school, and those who take part for the other parties. */
    public List<ReaderView> readers(UUID meetingId) {
        var meeting = meetings.require(meetingId);
        return Stream.concat(Stream.of(ReaderView.school(meeting.schulnummer())), participants.of(meetingId).stream()
                .filter(participant -> participant.function().party() != Party.SCHULE).map(ReaderView::person)).toList();
    }

    /** Which parties are not represented as they must be, by those who have not declined. */
    public List<Party> missingParties(UUID meeting) {
        return List.copyOf(Quorum.missing(expected(meeting)));
    }

    /** Enters somebody; who is entered already the database says ({@code participant-subject-taken}). */
    ParticipantView add(UUID meetingId, AddParticipant command) {
        var meeting = open(meetingId);
        access.requireMayEnter(command.function());
        var participant = enter(meeting, new Participant(meetingId, command.function(), command.person(), command.mail()));
        recount(meeting);
        if (meeting.isInvited()) {
            changes.fire(new ParticipantChange(meeting.view(), participant.view(), true));
        }
        return participant.view();
    }

    /** Somebody takes part no more, and reads no more. */
    void remove(UUID meetingId, UUID id, @Nullable String ifMatch) {
        var meeting = open(meetingId);
        var participant = participants.require(meetingId, id);
        participant.requireVersion(ifMatch);
        access.requireMayEnter(participant.function());
        participants.delete(participant);
        participants.flush();
        readers.remove(meetingId, participant.subject());
        recount(meeting);
        if (meeting.isInvited()) {
            changes.fire(new ParticipantChange(meeting.view(), participant.view(), false));
        }
    }

    /**
     * Answers the invitation for oneself.
     *
     * @throws NotFound where the caller is no participant by name
     */
    ParticipantView answer(UUID meetingId, GiveAnswer command) {
        var meeting = meetings.lock(meetingId);
        meeting.requireOpen();
        var participant = participants.find(meetingId, current.subject())
                .orElseThrow(() -> new NotFound("participant", current.subject()));
        participant.answer(command.answer());
        participants.flush();
        recount(meeting);
        return participant.view();
    }

    /** For which party the caller takes part by name; a school takes part as a school, whomever it has entered. */
    public Optional<Party> partyByName(UUID meetingId) {
        return participants.find(meetingId, current.subject()).map(participant -> participant.function().party())
                .filter(party -> party != Party.SCHULE);
    }

    /** Whoever books for a school comes himself, unless he is entered already. */
    void enterOneself(Meeting meeting, Function function) {
        access.requireMayEnter(function);
        var participant = participants.find(meeting.id(), current.subject())
                .orElseGet(() -> enter(meeting, new Participant(meeting.id(), function, current.subject(), null)));
        participant.answer(Answer.ACCEPTED);
        meeting.changeParticipants(expected(meeting.id()));
    }

    /** The functions of those who were there. */
    List<Function> present(UUID meetingId, Collection<UUID> ids) {
        var all = participants.of(meetingId);
        var unknown = new HashSet<>(ids);
        all.forEach(participant -> unknown.remove(participant.id()));
        unknown.stream().findFirst().ifPresent(id -> {
            throw new Rejected("participant-unknown", id);
        });
        return all.stream().filter(participant -> ids.contains(participant.id())).map(Participant::function).toList();
    }

    void noteAttendance(UUID meetingId, Collection<UUID> ids) {
        participants.of(meetingId).forEach(participant -> participant.attend(ids.contains(participant.id())));
    }

    private Participant enter(Meeting meeting, Participant participant) {
        participants.persistAndFlush(participant);
        if (participant.function().party() != Party.SCHULE) {
            readers.add(meeting.id(), participant.subject());
        }
        return participant;
    }

    private Meeting open(UUID meetingId) {
        var meeting = meetings.lock(meetingId);
        access.requireArranges(meetingId, meeting.schulnummer());
        meeting.requireOpen();
        return meeting;
    }

    private void recount(Meeting meeting) {
        if (meeting.changeParticipants(expected(meeting.id()))) {
            outbox.append(MeetingFact.CHANGED, meeting);
        }
    }

    private List<Function> expected(UUID meetingId) {
        return participants.of(meetingId).stream().filter(Participant::isExpected).map(Participant::function).toList();
    }
}
