package de.schulausstattung.report.loop;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.projection.ReadModelService;
import de.schulausstattung.report.indicator.KnownSchool;
import de.schulausstattung.report.indicator.SchoolService;

/** The loop of schools and of all schools together. The same code for every reader: only the wall makes the difference. */
@ApplicationScoped
@Transactional
public class LoopService {

    private final LoopRepository facts;
    private final SchoolService schools;
    private final ReadModelService readModel;
    private final Clock clock;

    LoopService(LoopRepository facts, SchoolService schools, ReadModelService readModel, Clock clock) {
        this.facts = facts;
        this.schools = schools;
        this.readModel = readModel;
        this.clock = clock;
    }

    /** @throws NotFound where the caller sees no such school */
    SchoolLoop ofSchool(String schulnummer, @Nullable Integer jahr) {
        return ofEach(List.of(schools.require(schulnummer)), today(jahr)).getFirst();
    }

    Page<SchoolLoop> ofSchools(PageRequest request, @Nullable Integer jahr) {
        var year = today(jahr);
        var page = schools.page(request, year.day());
        return page.withItems(ofEach(page.items(), year));
    }

    TraegerLoop ofAll(@Nullable Integer jahr) {
        return overview(today(jahr)).total();
    }

    /** The loop of each open school, and of all of them, as it was at the end of a day. */
    public Overview overview(LoopYear year) {
        var dataAsOf = readModel.requireWatermark();
        var open = schools.openOn(year.day());
        var numbers = numbers(open);
        var found = facts.find(year, null);
        var counts = LoopCounts.of(found, numbers, year);
        return new Overview(
                new TraegerLoop(year.jahr(), year.day(), dataAsOf, open.size(), LoopFigure.of(counts, year.jahr()), counts,
                        LoopCounts.of(found.without(numbers), List.of(), year)),
                each(open, found, year, dataAsOf));
    }

    /** All schools together, and each. */
    public record Overview(TraegerLoop total, List<SchoolLoop> schools) {
    }

    private List<SchoolLoop> ofEach(List<KnownSchool> wanted, LoopYear year) {
        var dataAsOf = readModel.requireWatermark();
        return each(wanted, facts.find(year, numbers(wanted)), year, dataAsOf);
    }

    private static List<SchoolLoop> each(List<KnownSchool> wanted, LoopFacts found, LoopYear year,
            @Nullable Instant dataAsOf) {
        var bySchool = found.bySchool();
        return wanted.stream().map(school -> {
            var number = school.schulnummer();
            var here = bySchool.getOrDefault(number, LoopFacts.NONE);
            return SchoolLoop.of(school, LoopCounts.of(here, List.of(number), year), year, dataAsOf);
        }).toList();
    }

    private static Collection<String> numbers(List<KnownSchool> schools) {
        return new HashSet<>(schools.stream().map(KnownSchool::schulnummer).toList());
    }

    private LoopYear today(@Nullable Integer jahr) {
        var today = LocalDate.now(clock);
        return new LoopYear(jahr == null ? today.getYear() : jahr, today);
    }
}
