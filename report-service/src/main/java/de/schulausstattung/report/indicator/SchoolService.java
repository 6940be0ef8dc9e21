package de.schulausstattung.report.indicator;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.NotFound;

/** The schools that figures speak of. */
@ApplicationScoped
@Transactional
public class SchoolService {

    private final FactsRepository facts;

    SchoolService(FactsRepository facts) {
        this.facts = facts;
    }

    /**
     * A school by its number.
     *
     * @throws NotFound where the caller sees no such school
     */
    public KnownSchool require(String schulnummer) {
        return KnownSchool.of(facts.requireSchool(schulnummer));
    }

    /** Those that are open on the day, page by page. */
    public Page<KnownSchool> page(PageRequest request, LocalDate day) {
        var page = facts.page(request, day);
        return page.withItems(page.items().stream().map(KnownSchool::of).toList());
    }

    /** All that are open on the day, by number. */
    public List<KnownSchool> openOn(LocalDate day) {
        return facts.openSchools(day).stream().map(KnownSchool::of).toList();
    }
}
