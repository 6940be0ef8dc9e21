package de.schulausstattung.report.indicator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.projection.AsOf;
import de.schulausstattung.platform.projection.ReadModelService;
import de.schulausstattung.report.rule.DeviceQuotas;
import de.schulausstattung.report.rule.MeasuredBy;
import de.schulausstattung.report.rule.Measures;
import de.schulausstattung.report.rule.RuleService;

/** Figures of schools and of all schools together. The same code for every reader: only the wall makes the difference. */
@ApplicationScoped
@Transactional
public class IndicatorService {

    private final FactsRepository facts;
    private final RuleService rules;
    private final ReadModelService readModel;
    private final Clock clock;
    private final Problems problems;

    IndicatorService(FactsRepository facts, RuleService rules, ReadModelService readModel, Clock clock, Problems problems) {
        this.facts = facts;
        this.rules = rules;
        this.readModel = readModel;
        this.clock = clock;
        this.problems = problems;
    }

    SchoolIndicators ofSchool(String schulnummer, @Nullable LocalDate day) {
        var asOf = asOf(day);
        var measures = rules.measures(asOf.day());
        var dataAsOf = readModel.requireWatermark();
        var school = facts.requireSchool(schulnummer);
        return SchoolIndicators.of(facts(List.of(school), measures, asOf, List.of(schulnummer)).schools().getFirst(), measures,
                asOf, dataAsOf);
    }

    Page<SchoolIndicators> ofSchools(PageRequest request, @Nullable LocalDate day) {
        var asOf = asOf(day);
        var measures = rules.measures(asOf.day());
        var dataAsOf = readModel.requireWatermark();
        var page = facts.page(request, asOf.day());
        var numbers = page.items().stream().map(ReportedSchool::schulnummer).toList();
        return page.withItems(facts(page.items(), measures, asOf, numbers).schools().stream()
                .map(school -> SchoolIndicators.of(school, measures, asOf, dataAsOf)).toList());
    }

    /** The figures of each open school, and of all of them. */
    public Overview overview(@Nullable LocalDate day) {
        var asOf = asOf(day);
        return overview(asOf, rules.measures(asOf.day()));
    }

    /** The figures of today by which Träger are compared: the reference measures them all. */
    public TraegerIndicators comparable() {
        var asOf = asOf(null);
        return overview(asOf, rules.comparable(asOf.day())).total();
    }

    /** What the figures of comparisons are measured by today. */
    public MeasuredBy reference() {
        return rules.comparable(asOf(null).day()).reference().by();
    }

    /** The quotas, for those who have to say what they computed with. */
    public DeviceQuotas quotas() {
        return rules.quotas();
    }

    /** All schools together, and each. */
    public record Overview(TraegerIndicators total, List<SchoolIndicators> schools, Measures measures) {
    }

    private Overview overview(AsOf asOf, Measures measures) {
        var dataAsOf = readModel.requireWatermark();
        var all = facts(facts.openSchools(asOf.day()), measures, asOf, null);
        return new Overview(TraegerIndicators.of(all.schools(), all.devicesElsewhere(), measures, asOf, dataAsOf),
                all.schools().stream().map(school -> SchoolIndicators.of(school, measures, asOf, dataAsOf)).toList(), measures);
    }

    private record Facts(List<SchoolFacts> schools, long devicesElsewhere) {
    }

    private Facts facts(List<ReportedSchool> schools, Measures measures, AsOf asOf, @Nullable Collection<String> only) {
        var found = facts.find(asOf, rules.usefulLives().cutoffs(asOf.day()), measures, only);
        var elsewhere = new HashSet<>(found.devices().keySet());
        schools.forEach(school -> elsewhere.remove(school.schulnummer()));
        var measured = new MeasuredSchools(found, measures.reference(), measures.pupils(), measures.rooms());
        return new Facts(schools.stream().map(measured::facts).toList(),
                elsewhere.stream().mapToLong(number -> inService(found.devices(), number)).sum());
    }

    private static long inService(Map<String, SchoolFacts.Devices> devices, String schulnummer) {
        return devices.getOrDefault(schulnummer, SchoolFacts.Devices.NONE).inService();
    }

    private AsOf asOf(@Nullable LocalDate day) {
        return AsOf.of(day, clock, problems);
    }
}
