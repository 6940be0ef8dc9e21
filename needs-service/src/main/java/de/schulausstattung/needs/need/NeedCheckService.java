package de.schulausstattung.needs.need;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

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

    /** Everything that is wrong with each of these, by pointer and in their order; what is known is looked up once for all. */
    List<List<Violation>> wrong(List<RequestNeed> items) {
        var numbers = items.stream().map(RequestNeed::schulnummer).collect(Collectors.toSet());
        var known = known(numbers, items.stream().map(RequestNeed::description).toList());
        var schoolsThere = schools.known(numbers).keySet();
        return items.stream().map(item -> {
            var wrong = new ArrayList<>(NeedCheck.wrong(item.schulnummer(), item.description(), known, problems::text));
            if (!schoolsThere.contains(item.schulnummer())) {
                wrong.add(Violation.at("/schulnummer", "unknown-value",
                        problems.text("violation.unknown-value", item.schulnummer())));
            }
            return List.copyOf(wrong);
        }).toList();
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
        return known(Set.of(schulnummer), List.of(need));
    }

    private NeedCheck.Known known(Set<String> schulnummern, List<DescribeNeed> said) {
        return new NeedCheck.Known(categories.byDeviceClass(),
                competences.all().stream().map(Competence::code).collect(Collectors.toSet()),
                needs.schoolsOfRooms(all(said, need -> need.roomIds().stream())),
                needs.schoolsOfDevices(all(said, need -> need.replacedDeviceIds().stream())),
                concepts.schoolsOf(all(said, need -> Stream.ofNullable(need.medienkonzeptId()))),
                needs.causes(all(said, need -> Stream.ofNullable(need.causedBy()))), concepts.schoolsWithOne(schulnummern));
    }

    private static Set<UUID> all(List<DescribeNeed> said, Function<DescribeNeed, Stream<UUID>> named) {
        return said.stream().flatMap(named).collect(Collectors.toSet());
    }
}
