package de.schulausstattung.meeting.agenda;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.meeting.MeetingService;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.round.RoundService;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;

/**
 * The agendas of talks. Until people are invited an agenda follows the newest template; with the invitation it is laid
 * down, and a later template changes later talks only.
 */
@ApplicationScoped
@Transactional
public class AgendaService {

    /** Proposals stand behind whatever the template has. */
    private static final int FIRST_PROPOSAL = 100;

    private final AgendaRepository agendas;
    private final MeetingService meetings;
    private final RoundService rounds;
    private final CurrentTenant current;
    private final Clock clock;

    AgendaService(AgendaRepository agendas, MeetingService meetings, RoundService rounds, CurrentTenant current, Clock clock) {
        this.agendas = agendas;
        this.meetings = meetings;
        this.rounds = rounds;
        this.current = current;
        this.clock = clock;
    }

    /** The agenda of a talk. */
    public Agenda of(UUID meetingId) {
        meetings.require(meetingId);
        var items = agendas.of(meetingId).stream().map(AgendaItem::view).toList();
        return agendas.laidDown(meetingId).map(template -> new Agenda(meetingId, template, true, items)).orElseGet(() -> {
            var template = newest();
            return new Agenda(meetingId, template.name(), false,
                    Stream.concat(ofTemplate(template), items.stream()).toList());
        });
    }

    private static Stream<AgendaItemView> ofTemplate(TemplateView template) {
        return IntStream.range(0, template.items().size())
                .mapToObj(i -> AgendaItemView.ofTemplate(i + 1, template.items().get(i)));
    }

    /** Lays the agenda of a talk down as it is now; once more changes nothing. */
    public Agenda layDown(UUID meetingId) {
        if (agendas.laidDown(meetingId).isEmpty()) {
            var template = newest();
            agendas.layDown(meetingId, template.name());
            agendas.persist(IntStream.range(0, template.items().size()).mapToObj(
                    i -> AgendaItem.ofTemplate(meetingId, i + 1, template.items().get(i), clock.instant())));
            agendas.flush();
        }
        return of(meetingId);
    }

    /**
     * Proposes something to talk about. A school may do so until a day of the round, the others until the talk is over.
     *
     * @throws Conflict {@code meeting-over}, {@code topics-closed}
     */
    AgendaItemView propose(UUID meetingId, ProposeTopic command) {
        var meeting = open(meetingId);
        if (current.scope() instanceof Scope.SomeSchools some && some.schools().contains(meeting.schulnummer())) {
            rounds.requireTopics(meeting.jahr());
        }
        var position = Math.max(FIRST_PROPOSAL, agendas.of(meetingId).stream().mapToInt(AgendaItem::position).max().orElse(0))
                + 1;
        var item = AgendaItem.proposed(meetingId, position, command, current.subject(), clock.instant());
        agendas.persistAndFlush(item);
        return item.view();
    }

    /**
     * Takes back what one has proposed oneself.
     *
     * @throws NotFound where somebody else proposed it
     */
    void takeBack(UUID meetingId, UUID id, @Nullable String ifMatch) {
        open(meetingId);
        var item = agendas.require(meetingId, id);
        if (!current.subject().equals(item.proposedBy())) {
            throw new NotFound("agenda item", id);
        }
        item.requireVersion(ifMatch);
        agendas.delete(item);
    }

    /** The templates, the one that counts first: the newest of the Träger's own, or else of the standard. */
    List<TemplateView> templates() {
        return Stream.concat(agendas.own().stream(), agendas.standard().stream()).toList();
    }

    TemplateView record(RecordTemplate command) {
        agendas.record(command.items(), clock.instant(), current.subject());
        return newest();
    }

    private TemplateView newest() {
        return templates().getFirst();
    }

    private MeetingView open(UUID meetingId) {
        var meeting = meetings.require(meetingId);
        if (meeting.status().isOver()) {
            throw new Conflict("meeting-over", meeting.status());
        }
        return meeting;
    }
}
