package de.schulausstattung.needs.gap;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.projection.KnownSchool;
import de.schulausstattung.needs.projection.SchoolService;
import de.schulausstattung.needs.standard.RuleKind;
import de.schulausstattung.needs.standard.StandardInForce;
import de.schulausstattung.needs.standard.StandardService;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.projection.AsOf;
import de.schulausstattung.platform.projection.ReadModelService;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Soll and Ist of schools. The same code for every reader: only the wall makes the difference. */
@ApplicationScoped
@Transactional
public class GapService {

    private final GapRepository facts;
    private final SchoolService schools;
    private final StandardService standards;
    private final ReadModelService readModel;
    private final TenantScope tenants;
    private final CurrentTenant current;
    private final Clock clock;
    private final Problems problems;

    GapService(GapRepository facts, SchoolService schools, StandardService standards, ReadModelService readModel,
            TenantScope tenants, CurrentTenant current, Clock clock, Problems problems) {
        this.facts = facts;
        this.schools = schools;
        this.standards = standards;
        this.readModel = readModel;
        this.tenants = tenants;
        this.current = current;
        this.clock = clock;
        this.problems = problems;
    }

    /**
     * The gap of a school, beside the average of its Schulform. The average is of all schools of the Träger, which a school
     * does
     * not see: it is computed in a scope of its own, after the caller's transaction, and nothing finer leaves it.
     */
    @Transactional(TxType.SUPPORTS)
    SchoolGap ofSchool(String schulnummer, @Nullable LocalDate day) {
        var asOf = AsOf.of(day, clock, problems);
        var own = QuarkusTransaction.requiringNew().call(() -> {
            var school = schools.require(schulnummer);
            return gaps(List.of(school), asOf).getFirst();
        });
        var wholeTraeger = new Scope.WholeTenant(Objects.requireNonNull(current.scope()).tenant());
        return own.with(tenants.call(wholeTraeger, current.subject(),
                () -> QuarkusTransaction.requiringNew().call(() -> averages(own.schulform(), asOf))));
    }

    Page<SchoolGapSummary> ofSchools(PageRequest request, @Nullable LocalDate day) {
        var asOf = AsOf.of(day, clock, problems);
        var page = schools.openSchools(request, asOf.day());
        return page.withItems(gaps(page.items(), asOf).stream().map(SchoolGapSummary::of).toList());
    }

    TraegerGap ofAll(@Nullable LocalDate day) {
        var asOf = AsOf.of(day, clock, problems);
        var standard = standards.requireInForce(asOf.day());
        var dataAsOf = readModel.requireWatermark();
        return TraegerGap.of(gaps(schools.openSchools(asOf.day()), standard, asOf, dataAsOf), standard, asOf, dataAsOf);
    }

    private Map<RuleKind, SchulformAverage> averages(String schulform, AsOf asOf) {
        var all = gaps(schools.openSchools(asOf.day()).stream().filter(school -> school.schulform().equals(schulform)).toList(),
                asOf);
        var found = new EnumMap<RuleKind, SchulformAverage>(RuleKind.class);
        Arrays.stream(RuleKind.values()).forEach(kind -> SchulformAverage.of(schulform, coverages(all, kind))
                .ifPresent(average -> found.put(kind, average)));
        return found;
    }

    private static List<BigDecimal> coverages(List<SchoolGap> all, RuleKind kind) {
        return all.stream().map(gap -> gap.rule(kind).coverage()).filter(Objects::nonNull).toList();
    }

    private List<SchoolGap> gaps(List<KnownSchool> of, AsOf asOf) {
        return gaps(of, standards.requireInForce(asOf.day()), asOf, readModel.requireWatermark());
    }

    private List<SchoolGap> gaps(List<KnownSchool> of, StandardInForce standard, AsOf asOf, @Nullable Instant dataAsOf) {
        return facts.find(of, asOf, standard.counts()).stream().map(one -> SchoolGap.of(one, standard, asOf, dataAsOf))
                .toList();
    }
}
