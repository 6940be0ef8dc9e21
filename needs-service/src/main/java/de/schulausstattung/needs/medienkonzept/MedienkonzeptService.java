package de.schulausstattung.needs.medienkonzept;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.MedienkonzeptState.MedienkonzeptFact;
import de.schulausstattung.needs.projection.SchoolService;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.problem.Violation;

/** The Medienkonzepte of the Träger's schools. */
@ApplicationScoped
@Transactional
public class MedienkonzeptService {

    private final MedienkonzeptRepository concepts;
    private final CompetenceService competences;
    private final SchoolService schools;
    private final Outbox outbox;
    private final Clock clock;
    private final Problems problems;

    MedienkonzeptService(MedienkonzeptRepository concepts, CompetenceService competences, SchoolService schools, Outbox outbox,
            Clock clock, Problems problems) {
        this.concepts = concepts;
        this.competences = competences;
        this.schools = schools;
        this.outbox = outbox;
        this.clock = clock;
        this.problems = problems;
    }

    /** The school of each of these Medienkonzepte; one that is unknown is left out. */
    public Map<UUID, String> schoolsOf(Collection<UUID> ids) {
        return concepts.schoolsOf(ids);
    }

    /** Those of these schools that have recorded a Medienkonzept. */
    public Set<String> schoolsWithOne(Collection<String> schulnummern) {
        return concepts.newest(schulnummern).keySet();
    }

    Page<MedienkonzeptView> search(MedienkonzeptFilter filter, PageRequest page) {
        return concepts.search(filter, page);
    }

    MedienkonzeptView get(UUID id) {
        return MedienkonzeptView.of(concepts.require(id));
    }

    MedienkonzeptView add(RecordMedienkonzept command) {
        schools.requireKnown(command.schulnummer());
        requirePast(command.adoptedOn());
        var concept = new Medienkonzept(command.schulnummer(), command.description(),
                competences.requireKnown(command.competences()));
        concepts.persist(concept);
        outbox.append(MedienkonzeptFact.RECORDED, concept);
        return MedienkonzeptView.of(concept);
    }

    MedienkonzeptView change(UUID id, DescribeMedienkonzept command, @Nullable String ifMatch) {
        var concept = concepts.require(id);
        concept.requireVersion(ifMatch);
        requirePast(command.adoptedOn());
        var before = concept.state();
        concept.describe(command, competences.requireKnown(command.competences()));
        if (!concept.state().equals(before)) {
            outbox.append(MedienkonzeptFact.CHANGED, concept);
        }
        return MedienkonzeptView.of(concept);
    }

    void remove(UUID id, @Nullable String ifMatch) {
        var concept = concepts.require(id);
        concept.requireVersion(ifMatch);
        concept.remove();
        outbox.append(MedienkonzeptFact.REMOVED, concept);
    }

    /** The schools whose Medienkonzept is missing, older than so many years, or leaves Teilkompetenzen uncovered. */
    Page<ConceptGap> gaps(PageRequest request, int olderThanYears) {
        var today = LocalDate.now(clock);
        var cutoff = today.minusYears(olderThanYears);
        var all = competences.all();
        var page = concepts.schoolsWithGaps(request, today, cutoff, all.size());
        var newest = concepts.newest(page.items().stream().map(ConceptSchool::schulnummer).toList());
        return page.withItems(page.items().stream()
                .map(school -> ConceptGap.of(school, newest.get(school.schulnummer()), today, cutoff, all)).toList());
    }

    private void requirePast(LocalDate adoptedOn) {
        if (adoptedOn.isAfter(LocalDate.now(clock))) {
            throw new Rejected("medienkonzept-in-future",
                    List.of(Violation.at("/adoptedOn", "in-future", problems.text("violation.in-future"))), adoptedOn);
        }
    }
}
