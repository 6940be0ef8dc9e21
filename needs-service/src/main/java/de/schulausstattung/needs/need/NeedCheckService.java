package de.schulausstattung.needs.need;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.category.CategoryService;
import de.schulausstattung.needs.medienkonzept.Competence;
import de.schulausstattung.needs.medienkonzept.CompetenceService;
import de.schulausstattung.needs.medienkonzept.MedienkonzeptService;
import de.schulausstattung.needs.projection.SchoolService;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.problem.Violation;

/** Looks up what needs name, and holds them against it. */
@ApplicationScoped
@Transactional
public class NeedCheckService {

    private final NeedRepository needs;
    private final SchoolService schools;
    private final CategoryService categories;
    private final CompetenceService competences;
    private final MedienkonzeptService concepts;
    private final Problems problems;

    NeedCheckService(NeedRepository needs, SchoolService schools, CategoryService categories, CompetenceService competences,
            MedienkonzeptService concepts, Problems problems) {
        this.needs = needs;
        this.schools = schools;
        this.categories = categories;
        this.competences = competences;
        this.concepts = concepts;
        this.problems = problems;
    }

    /**
     * Refuses what is wrong in itself, draft or not.
     *
     * @throws Rejected {@code school-unknown} or {@code need-refused}
     */
    void requireRight(String schulnummer, DescribeNeed need) {
        schools.requireKnown(schulnummer);
        var wrong = NeedCheck.wrong(schulnummer, need, known(schulnummer, need), problems::text);
        if (!wrong.isEmpty()) {
            throw new Rejected("need-refused", wrong);
        }
    }

    /**
     * Refuses what cannot be put before the Träger yet.
     *
     * @throws Rejected {@code need-incomplete}
     */
    void requireComplete(String schulnummer, DescribeNeed need) {
        var missing = NeedCheck.missing(schulnummer, need, known(schulnummer, need), problems::text);
        if (!missing.isEmpty()) {
            throw new Rejected("need-incomplete", missing);
        }
    }

    /** Everything that is wrong with what is said of a need of a school, by pointer. */
    List<Violation> wrong(String schulnummer, DescribeNeed need) {
        var wrong = new ArrayList<>(NeedCheck.wrong(schulnummer, need, known(schulnummer, need), problems::text));
        if (schools.known(List.of(schulnummer)).isEmpty()) {
            wrong.add(Violation.at("/schulnummer", "unknown-value", problems.text("violation.unknown-value", schulnummer)));
        }
        return wrong;
    }

    /**
     * The Schulform of a school.
     *
     * @throws Rejected {@code school-unknown}
     */
    String schulform(String schulnummer) {
        return schools.requireKnown(schulnummer).schulform();
    }

    private NeedCheck.Known known(String schulnummer, DescribeNeed need) {
        return new NeedCheck.Known(categories.byDeviceClass(),
                competences.all().stream().map(Competence::code).collect(Collectors.toSet()),
                needs.schoolsOfRooms(need.roomIds()), needs.schoolsOfDevices(need.replacedDeviceIds()),
                concepts.schoolsOf(listed(need.medienkonzeptId())), needs.causes(listed(need.causedBy())),
                concepts.schoolsWithOne(List.of(schulnummer)));
    }

    private static List<UUID> listed(@Nullable UUID id) {
        return id == null ? List.of() : List.of(id);
    }
}
