package de.schulausstattung.meeting.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import de.schulausstattung.meeting.agenda.AgendaService;
import de.schulausstattung.meeting.dossier.DossierService;
import de.schulausstattung.meeting.invitation.TalkCalendar.Entry;
import de.schulausstattung.meeting.meeting.AppointmentChange;
import de.schulausstattung.meeting.meeting.MeetingService;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.meeting.ParticipantChange;
import de.schulausstattung.meeting.meeting.ParticipantService;
import de.schulausstattung.meeting.meeting.ParticipantView;
import de.schulausstattung.meeting.meeting.Party;
import de.schulausstattung.meeting.projection.KnownSchool;
import de.schulausstattung.meeting.projection.SchoolService;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.tenancy.CurrentTenant;

/**
 * Invites to talks on behalf of the Träger (S4-03): lays the agenda down, freezes the dossier, and writes the messages.
 * When the appointment of a talk changes to which people were invited, they are told in the same transaction.
 */
@ApplicationScoped
@Transactional
public class InvitationService {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE, d. MMMM yyyy, HH:mm 'Uhr'", Locale.GERMAN);

    private final InvitationRepository invitations;
    private final MailRepository mails;
    private final MeetingService meetings;
    private final ParticipantService participants;
    private final AgendaService agendas;
    private final DossierService dossiers;
    private final SchoolService schools;
    private final InvitationConfig config;
    private final CurrentTenant current;
    private final Clock clock;
    private final Event<MailService.Written> written;
    private final TalkCalendar calendar;

    InvitationService(InvitationRepository invitations, MailRepository mails, MeetingService meetings,
            ParticipantService participants, AgendaService agendas, DossierService dossiers, SchoolService schools,
            InvitationConfig config, CurrentTenant current, Clock clock, Event<MailService.Written> written) {
        this.invitations = invitations;
        this.mails = mails;
        this.meetings = meetings;
        this.participants = participants;
        this.agendas = agendas;
        this.dossiers = dossiers;
        this.schools = schools;
        this.config = config;
        this.current = current;
        this.clock = clock;
        this.written = written;
        this.calendar = new TalkCalendar(config);
    }

    List<InvitationView> of(UUID meetingId) {
        meetings.require(meetingId);
        return invitations.of(meetingId).stream().map(Invitation::view).toList();
    }

    /** Invites all who take part to the present appointment; once more only those hear of it who have not yet. */
    InvitationView invite(UUID meetingId) {
        if (meetings.invite(meetingId)) {
            agendas.layDown(meetingId);
            dossiers.freeze(meetingId);
        }
        var meeting = meetings.require(meetingId);
        var missing = recipients(meeting);
        missing.removeAll(holders(meetingId, meeting.sequence()));
        return missing.isEmpty() ? invitations.lastRequest(meetingId).orElseThrow().view()
                : send(meeting, Method.REQUEST, missing).view();
    }

    /**
     * The message that the calendars of those who take part last got of a talk; that somebody takes part no more is no news to
     * them.
     *
     * @throws NotFound where nobody was invited yet
     */
    String ics(UUID meetingId) {
        var meeting = meetings.require(meetingId);
        return invitations.of(meetingId).stream().filter(one -> meeting.startsAt() == null || one.isRequest())
                .reduce((_, later) -> later).map(Invitation::ics).orElseThrow(() -> new NotFound("invitation", meetingId));
    }

    /** The talks with an appointment that the caller takes part in, to be looked at: nobody's address stands in it. */
    public String publication() {
        return calendar.publication(meetings.withAppointment().stream()
                .map(meeting -> Entry.of(meeting, summary(meeting), description(meeting), List.of())).toList(),
                clock.instant());
    }

    /** Who was invited is told that the talk is at another time, or has none any more. */
    void follow(@Observes AppointmentChange change) {
        switch (change.kind()) {
            case MOVED -> send(change.meeting(), Method.REQUEST, recipients(change.meeting()));
            case GIVEN_UP -> cancel(change.meeting());
        }
    }

    /** Who joins a talk to which others were invited is invited, too; who leaves it is told. */
    void follow(@Observes ParticipantChange change) {
        var addresses = addresses(List.of(change.participant()), change.meeting().schulnummer());
        if (!change.added()) {
            addresses.removeAll(recipients(change.meeting()));
        }
        if (addresses.isEmpty()) {
            return;
        }
        if (change.added()) {
            send(change.meeting(), Method.REQUEST, addresses);
        } else {
            store(Method.CANCEL, addresses, Entry.withdrawn(change.meeting(), summary(change.meeting()), addresses));
        }
    }

    /** A calendar deletes what it knows: the time of before, under a sequence that is higher. */
    private void cancel(MeetingView meeting) {
        var last = invitations.lastRequest(meeting.id()).orElseThrow();
        var all = holders(meeting.id(), last.sequence());
        if (!all.isEmpty()) {
            store(Method.CANCEL, all, Entry.givenUp(meeting, last.startsAt(), last.endsAt(), summary(meeting), all));
        }
    }

    /** Who has the appointment of this sequence in the calendar: invited at once or later, and not taken off since. */
    private Set<String> holders(UUID meetingId, int sequence) {
        var holders = new LinkedHashSet<String>();
        invitations.of(meetingId).stream().filter(one -> one.sequence() == sequence).forEach(one -> one.tell(holders));
        return holders;
    }

    private Invitation send(MeetingView meeting, Method method, Set<String> recipients) {
        return store(method, recipients,
                Entry.of(meeting, summary(meeting), description(meeting), recipients(meeting)));
    }

    private Invitation store(Method method, Set<String> recipients, Entry entry) {
        var kind = kind(method, entry);
        var now = clock.instant();
        var ics = calendar.message(method, entry, now);
        var invitation = new Invitation(entry, method, now, current.subject(), List.copyOf(recipients), ics);
        invitations.persistAndFlush(invitation);
        mails.add(invitation.id(), entry.id(), entry.sequence(), method, recipients, kind + entry.summary(),
                text(method, entry), ics);
        written.fire(new MailService.Written());
        return invitation;
    }

    /** Everybody with an address; the school always, at its official one. */
    private Set<String> recipients(MeetingView meeting) {
        var all = new LinkedHashSet<String>();
        all.add(config.schoolMail().formatted(meeting.schulnummer()));
        all.addAll(addresses(participants.of(meeting.id()), meeting.schulnummer()));
        return all;
    }

    private Set<String> addresses(List<ParticipantView> people, String schulnummer) {
        return people.stream().map(one -> one.mail() != null ? one.mail()
                : one.party() == Party.SCHULE ? config.schoolMail().formatted(schulnummer) : null).filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String summary(MeetingView meeting) {
        var school = schools.find(meeting.schulnummer()).map(KnownSchool::name).orElse("Schule " + meeting.schulnummer());
        return "Jahresbilanzgespräch %d: %s".formatted(meeting.jahr(), school);
    }

    private String description(MeetingView meeting) {
        var lines = new ArrayList<String>();
        lines.add("Tagesordnung:");
        agendas.of(meeting.id()).items().forEach(item -> lines.add("- " + item.title()));
        return String.join("\n", lines);
    }

    /** Who joins later, and who is invited for the first time to a talk that was moved before, knows no other appointment. */
    private String kind(Method method, Entry entry) {
        if (method == Method.CANCEL) {
            return entry.takesPlace() ? "Einladung zurückgenommen: " : "Abgesagt: ";
        }
        var isMove = invitations.lastRequest(entry.id()).filter(last -> last.sequence() < entry.sequence()).isPresent();
        return isMove ? "Neuer Termin: " : "Einladung: ";
    }

    private String text(Method method, Entry entry) {
        return """
                %s

                %s, %s
                %s

                %s

                %s
                """.formatted(entry.summary(), method == Method.REQUEST ? "Termin"
                : entry.takesPlace() ? "Nicht mehr für Sie"
                        : "Der Termin entfällt",
                when(entry.startsAt()),
                entry.place() == null ? "" : "Ort: " + entry.place(), entry.description(), config.organizerName());
    }

    private static String when(Instant instant) {
        return WHEN.format(instant.atZone(TalkCalendar.BERLIN));
    }
}
