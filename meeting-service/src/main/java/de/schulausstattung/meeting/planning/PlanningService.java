package de.schulausstattung.meeting.planning;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.meeting.MeetingService;
import de.schulausstattung.meeting.projection.KnownSchool;
import de.schulausstattung.meeting.projection.MedienkonzeptService;
import de.schulausstattung.meeting.projection.SchoolService;
import de.schulausstattung.meeting.round.OpenRound;
import de.schulausstattung.meeting.round.RoundService;
import de.schulausstattung.meeting.round.RoundView;

/** Plans the talks of a Träger and tells how far the round is. */
@ApplicationScoped
@Transactional
public class PlanningService {

    private final RoundService rounds;
    private final MeetingService meetings;
    private final SchoolService schools;
    private final MedienkonzeptService concepts;

    PlanningService(RoundService rounds, MeetingService meetings, SchoolService schools, MedienkonzeptService concepts) {
        this.rounds = rounds;
        this.meetings = meetings;
        this.schools = schools;
        this.concepts = concepts;
    }

    /** Opens the round of a year and plans the regular talk of each school in operation. */
    RoundView open(OpenRound command) {
        var round = rounds.open(command);
        planMissing(round.jahr());
        return round;
    }

    /**
     * Plans the regular talk of each school in operation that has none yet, because it came later.
     *
     * @return how many were planned
     */
    int planMissing(int jahr) {
        rounds.require(jahr);
        return meetings.planRegular(jahr, schools.withTalks().stream().map(KnownSchool::schulnummer).toList());
    }

    RoundBoard board(int jahr, @Nullable Lack lack) {
        rounds.require(jahr);
        var talks = meetings.regularOf(jahr);
        var accepted = meetings.acceptedBySchool(jahr);
        var newest = concepts.newest();
        var all = schools.withTalks().stream().map(school -> {
            var talk = talks.get(school.schulnummer());
            return SchoolStanding.of(school, talk, talk != null && accepted.contains(talk.id()),
                    newest.get(school.schulnummer()));
        }).toList();
        return RoundBoard.of(jahr, all, lack == null ? all : lacking(all, lack));
    }

    private static List<SchoolStanding> lacking(List<SchoolStanding> all, Lack lack) {
        return all.stream().filter(school -> school.lacks().contains(lack)).toList();
    }
}
