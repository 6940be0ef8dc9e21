package de.schulausstattung.needs.projection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;

/** Which schools there are, for those who write about them. The wall shows a caller with some schools these alone. */
@ApplicationScoped
@Transactional
public class SchoolService {

    private final SchoolRepository schools;

    SchoolService(SchoolRepository schools) {
        this.schools = schools;
    }

    /**
     * The school that a command names.
     *
     * @throws Rejected {@code school-unknown}
     */
    public KnownSchool requireKnown(String schulnummer) {
        return schools.find(List.of(schulnummer)).stream().findFirst()
                .orElseThrow(() -> new Rejected("school-unknown", schulnummer));
    }

    /**
     * The school that a path names.
     *
     * @throws NotFound where the caller sees none of this number
     */
    public KnownSchool require(String schulnummer) {
        return schools.find(List.of(schulnummer)).stream().findFirst()
                .orElseThrow(() -> new NotFound("school", schulnummer));
    }

    /** Those of these schools that are known, by Schulnummer. */
    public Map<String, KnownSchool> known(Collection<String> schulnummern) {
        return schools.find(schulnummern).stream().collect(Collectors.toMap(KnownSchool::schulnummer, Function.identity()));
    }

    /** Those in operation on a day, by Schulnummer. */
    public List<KnownSchool> openSchools(LocalDate day) {
        return schools.open(day);
    }

    /** A page of those in operation on a day. */
    public Page<KnownSchool> openSchools(PageRequest page, LocalDate day) {
        return schools.open(page, day);
    }
}
