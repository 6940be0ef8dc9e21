package de.schulausstattung.meeting.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.meetings.MeetingState.MeetingFact;
import de.schulausstattung.meeting.projection.SchoolService;
import de.schulausstattung.meeting.round.RoundService;
import de.schulausstattung.meeting.slot.SlotService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;

/** The talks of the Träger at hand. */
@ApplicationScoped
@Transactional
public class MeetingService {

    /** As who the service's own work on talks is done; it stands in the list of readers of each. */
    public static final String WORKER = "system:meetings";

    private final MeetingRepository meetings;
    private final ParticipantRepository participants;
    private final ReaderRepository readers;
    private final MeetingAccess access;
    private final RoundService rounds;
    private final SlotService slots;
    private final SchoolService schools;
    private final Outbox outbox;
    private final ParticipantService people;
    private final Event<AppointmentChange> appointments;
    private final Clock clock;

    MeetingService(MeetingRepository meetings, ParticipantRepository participants, ReaderRepository readers,
            MeetingAccess access, RoundService rounds, SlotService slots, SchoolService schools, Outbox outbox,
            ParticipantService people, Event<AppointmentChange> appointments, Clock clock) {
        this.meetings = meetings;
        this.participants = participants;
        this.readers = readers;
        this.access = access;
        this.rounds = rounds;
        this.slots = slots;
        this.schools = schools;
        this.outbox = outbox;
        this.people = people;
        this.appointments = appointments;
        this.clock = clock;
    }

    Page<MeetingView> search(MeetingFilter filter, PageRequest page) {
        return meetings.search(filter, page);
    }

    /**
     * A talk.
     *
     * @throws NotFound where there is none, or the caller takes no part in it
     */
    public MeetingView require(UUID id) {
        return meetings.require(id).view();
    }

    /** Whether the caller takes part in a talk, by name or through his school; a role in the whole tenant is not enough. */
    public boolean isReader(UUID id) {
        return readers.isReader(id);
    }

    /** For which party the caller speaks: for a school whoever may at the school, for the Träger who comes for it by name. */
    public Optional<Party> voter(UUID id) {
        var meeting = meetings.require(id);
        if (access.isAt(meeting.schulnummer())) {
            return Optional.of(Party.SCHULE);
        }
        return access.isOfTraeger() ? people.partyByName(id).filter(party -> party == Party.SCHULTRAEGER) : Optional.empty();
    }

    /** The next talk of a school that is still to be held. */
    public Optional<MeetingView> next(String schulnummer) {
        return meetings.next(schulnummer).map(Meeting::view);
    }

    /** The talks with an appointment that the caller sees, by time; of earlier years none. */
    public List<MeetingView> withAppointment() {
        return meetings.withAppointment(LocalDate.now(clock).getYear()).stream().map(Meeting::view).toList();
    }

    /** The regular talks of a school, the newest first. */
    public List<MeetingView> regularOf(String schulnummer) {
        return meetings.regularOf(schulnummer).stream().map(Meeting::view).toList();
    }

    /** The regular talks of a year by school. */
    public Map<String, MeetingView> regularOf(int jahr) {
        var found = new HashMap<String, MeetingView>();
        meetings.regularOf(jahr).forEach((schulnummer, meeting) -> found.put(schulnummer, meeting.view()));
        return found;
    }

    /** Of the talks of a year those to which somebody of the school has said yes. */
    public Set<UUID> acceptedBySchool(int jahr) {
        return participants.acceptedBySchool(jahr);
    }

    /**
     * Plans the regular talk of each of these schools that has none in the year.
     *
     * @return how many were planned
     */
    public int planRegular(int jahr, Collection<String> schulnummern) {
        if (schulnummern.isEmpty()) {
            return 0;
        }
        var planned = meetings.withRegular(jahr, schulnummern);
        var before = meetings.regularOf(jahr - 1);
        var fresh = schulnummern.stream().filter(school -> !planned.contains(school))
                .map(school -> Meeting.regular(school, jahr, before.containsKey(school) ? before.get(school).id() : null))
                .toList();
        plan(fresh);
        return fresh.size();
    }

    /**
     * Plans a talk beside the regular one.
     *
     * @throws Rejected {@code school-unknown}, {@code round-unknown}
     */
    MeetingView planAdditional(PlanMeeting command) {
        rounds.requireOpen(command.jahr());
        schools.requireKnown(command.schulnummer());
        var meeting = Meeting.additional(command.schulnummer(), command.jahr(), command.reason());
        plan(List.of(meeting));
        return meeting.view();
    }

    private void plan(List<Meeting> fresh) {
        meetings.persist(fresh);
        meetings.flush();
        readers.addFirst(fresh);
        outbox.appendAll(fresh.stream().map(meeting -> new Outbox.Change(MeetingFact.PLANNED, meeting.state(), meeting.epoch(),
                meeting.version())).toList(), null);
    }

    MeetingView change(UUID id, DescribeMeeting command, @Nullable String ifMatch) {
        var meeting = arranged(id);
        meeting.requireVersion(ifMatch);
        var before = meeting.view();
        meeting.describe(command);
        if (!meeting.view().equals(before)) {
            outbox.append(MeetingFact.CHANGED, meeting);
        }
        return meeting.view();
    }

    /**
     * Books a slot, or moves the talk to it. A school may do so within the days of the round.
     *
     * @throws Conflict {@code booking-closed}, {@code slot-taken}, {@code transition-not-allowed}
     */
    MeetingView book(UUID id, BookSlot command, @Nullable String ifMatch) {
        var meeting = arranged(id);
        meeting.requireVersion(ifMatch);
        meeting.requireOpen();
        if (!access.isOfTraeger()) {
            rounds.requireBooking(meeting.jahr());
        }
        var fact = meeting.book(slots.book(command.slotId(), meeting.id(), meeting.schulnummer(), meeting.jahr()));
        if (command.function() != null) {
            people.enterOneself(meeting, command.function());
        }
        outbox.append(fact, meeting);
        if (meeting.isInvited()) {
            appointments.fire(new AppointmentChange(meeting.view(), AppointmentChange.Kind.MOVED));
        }
        return meeting.view();
    }

    /** Gives the appointment back; its slot is free for others at once. */
    MeetingView giveBack(UUID id, @Nullable String ifMatch) {
        var meeting = arranged(id);
        meeting.requireVersion(ifMatch);
        if (!access.isOfTraeger()) {
            rounds.requireBooking(meeting.jahr());
        }
        var wasInvited = meeting.isInvited();
        var fact = meeting.giveBack();
        leave(meeting, fact, null, wasInvited);
        return meeting.view();
    }

    MeetingView move(UUID id, MoveMeeting command) {
        var meeting = meetings.lock(id);
        access.requireArranges(meeting.id(), meeting.schulnummer());
        var wasInvited = meeting.isInvited();
        var fact = meeting.move(command.transition(), command.reason(), people.present(meeting.id(), command.present()));
        switch (command.transition()) {
            case HOLD -> {
                people.noteAttendance(meeting.id(), command.present());
                outbox.append(fact, meeting, command.reason());
            }
            case CANCEL -> leave(meeting, fact, command.reason(), wasInvited);
            case REOPEN -> outbox.append(fact, meeting, command.reason());
        }
        return meeting.view();
    }

    private void leave(Meeting meeting, MeetingFact fact, @Nullable String reason, boolean wasInvited) {
        slots.giveBack(meeting.id());
        outbox.append(fact, meeting, reason);
        if (wasInvited) {
            appointments.fire(new AppointmentChange(meeting.view(), AppointmentChange.Kind.GIVEN_UP));
        }
    }

    /**
     * The invitation to a talk's present appointment goes out.
     *
     * @return whether it had not before
     * @throws Conflict {@code transition-not-allowed} where there is no appointment
     */
    public boolean invite(UUID id) {
        var meeting = meetings.lock(id);
        var isFirst = meeting.invite();
        if (isFirst) {
            outbox.append(MeetingFact.INVITED, meeting);
        }
        return isFirst;
    }

    private Meeting arranged(UUID id) {
        var meeting = meetings.require(id);
        access.requireArranges(meeting.id(), meeting.schulnummer());
        return meeting;
    }
}
