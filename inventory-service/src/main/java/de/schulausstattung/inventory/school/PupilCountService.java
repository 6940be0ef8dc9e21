package de.schulausstattung.inventory.school;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Schuljahr;
import de.schulausstattung.events.inventory.PupilCountState.PupilCountFact;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.problem.Precondition;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.problem.Violation;

/** Pupils per Jahrgang, school and Schuljahr. */
@ApplicationScoped
@Transactional
public class PupilCountService {

    private final PupilCountRepository counts;
    private final SchoolRepository schools;
    private final Outbox outbox;
    private final Problems problems;

    PupilCountService(PupilCountRepository counts, SchoolRepository schools, Outbox outbox, Problems problems) {
        this.counts = counts;
        this.schools = schools;
        this.outbox = outbox;
        this.problems = problems;
    }

    List<PupilCountView> ofSchool(String schulnummer) {
        schools.require(schulnummer);
        return counts.ofSchool(schulnummer).stream().map(PupilCountView::of).toList();
    }

    PupilCountView report(String schulnummer, Schuljahr schuljahr, ReportPupilCounts command, @Nullable String ifMatch) {
        schools.require(schulnummer);
        check(schuljahr, command);
        var known = counts.findByIdOptional(PupilCount.id(schulnummer, schuljahr));
        if (known.isEmpty()) {
            requireNoVersion(ifMatch);
            var count = new PupilCount(schulnummer, schuljahr, command);
            counts.persist(count);
            outbox.append(PupilCountFact.REPORTED, count);
            return PupilCountView.of(count);
        }
        var count = known.get();
        count.requireVersion(ifMatch);
        var before = count.state();
        count.correct(command);
        if (!count.state().equals(before)) {
            outbox.append(PupilCountFact.CORRECTED, count);
        }
        return PupilCountView.of(count);
    }

    /** Who names a version has seen a count; if there is none, it is not the one that he means. */
    private static void requireNoVersion(@Nullable String ifMatch) {
        if (ifMatch != null) {
            throw Precondition.stale("-");
        }
    }

    private void check(Schuljahr schuljahr, ReportPupilCounts command) {
        var violations = new ArrayList<Violation>();
        if (!Schuljahr.of(command.stichtag()).equals(schuljahr)) {
            violations.add(
                    Violation.at("/stichtag", "outside-schuljahr", problems.text("violation.outside-schuljahr", schuljahr)));
        }
        var catalogue = counts.jahrgaenge();
        var seen = new HashSet<String>();
        for (int i = 0; i < command.jahrgaenge().size(); i++) {
            var jahrgang = command.jahrgaenge().get(i).jahrgang();
            if (!catalogue.contains(jahrgang)) {
                violations.add(Violation.at("/jahrgaenge/" + i + "/jahrgang", "jahrgang-unknown",
                        problems.text("violation.unknown-value", jahrgang)));
            } else if (!seen.add(jahrgang)) {
                violations.add(Violation.at("/jahrgaenge/" + i + "/jahrgang", "duplicate",
                        problems.text("violation.duplicate", jahrgang)));
            }
        }
        if (!violations.isEmpty()) {
            throw new Rejected("pupil-counts-refused", violations);
        }
    }
}
