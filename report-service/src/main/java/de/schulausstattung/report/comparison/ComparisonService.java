package de.schulausstattung.report.comparison;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.outbox.RequestTrace;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Precondition;
import de.schulausstattung.platform.projection.ReadModelService;
import de.schulausstattung.platform.projection.Traeger;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.web.Versioned;
import de.schulausstattung.report.comparison.ComparisonRepository.StoredFigures;
import de.schulausstattung.report.comparison.ComparisonRepository.StoredQuartiles;
import de.schulausstattung.report.indicator.Indicator;
import de.schulausstattung.report.indicator.IndicatorService;
import io.quarkus.logging.Log;

/** Comparison of Träger: their aggregates, the quartiles over them, and the consent to be named. */
@ApplicationScoped
@Transactional
class ComparisonService {

    private static final String KREIS_PREFIX = "kreis-";
    private static final String TRAEGER_PREFIX = "traeger-";

    private final ComparisonRepository repository;
    private final IndicatorService indicators;
    private final ReadModelService readModel;
    private final CurrentTenant current;
    private final RequestTrace trace;
    private final Clock clock;

    ComparisonService(ComparisonRepository repository, IndicatorService indicators, ReadModelService readModel,
            CurrentTenant current, RequestTrace trace, Clock clock) {
        this.repository = repository;
        this.indicators = indicators;
        this.readModel = readModel;
        this.current = current;
        this.trace = trace;
        this.clock = clock;
    }

    KreisComparison ofKreis() {
        var quartiles = repository.quartiles();
        var named = repository.figures();
        return new KreisComparison(kreis(quartiles), traeger(quartiles), computedAt(quartiles), indicators.reference(),
                Arrays.stream(Indicator.values()).map(indicator -> ofKreis(indicator, group(quartiles, indicator), named))
                        .toList(),
                named.stream().map(one -> new KreisComparison.NamedFigures(one.traegernummer(), one.name(), one.figures()))
                        .toList());
    }

    static IndicatorComparison ofKreis(Indicator indicator, GroupQuartiles group, List<StoredFigures> named) {
        var known = GroupQuartiles.of(indicator, named.stream().map(StoredFigures::figures).toList());
        return known.traeger() >= Math.max(group.traeger(), Disclosure.SMALLEST_GROUP)
                ? IndicatorComparison.ofNamed(indicator, known)
                : IndicatorComparison.forKreis(indicator, group, known.traeger());
    }

    OwnComparison own() {
        var own = repository.figures().stream().findFirst().orElseThrow(() -> new NotFound("comparison", "own"));
        var quartiles = repository.quartiles();
        return new OwnComparison(kreis(quartiles), traeger(quartiles), own.asOf(), computedAt(quartiles),
                indicators.reference(),
                Arrays.stream(Indicator.values()).map(indicator -> IndicatorComparison.forTraeger(indicator,
                        group(quartiles, indicator), figure(own, indicator).orElse(null))).toList());
    }

    FiguresRelease release() {
        return repository.release();
    }

    FiguresRelease release(ReleaseFigures command, @Nullable String ifMatch) {
        var before = repository.lockRelease();
        if (ifMatch == null) {
            throw Precondition.missing();
        }
        if (!ifMatch.equals(Versioned.tag(before))) {
            throw Precondition.stale(Versioned.tag(before));
        }
        change(command.released());
        return repository.release();
    }

    List<ReleaseHistory.Entry> releaseHistory(int limit) {
        return repository.releaseHistory(limit);
    }

    private void change(boolean released) {
        repository.changeRelease(released, clock.instant(), current.subject(), trace.requestId());
        Log.infof("Figures %s", released ? "released to the Kreis" : "withdrawn from the Kreis");
    }

    /** The tenants that have figures here, whether their Träger is known still or not; the platform's scope sees all. */
    List<String> tenantsWithFigures() {
        return repository.figures().stream().map(one -> TRAEGER_PREFIX + one.traegernummer()).toList();
    }

    /**
     * Stores the figures of the Träger in whose scope this runs. A Träger that there is no more leaves the comparison, and its
     * consent ends with it; one whose event has not come yet has nothing to leave. Consent was given to one Kreis and does not
     * pass to another.
     */
    void refreshFigures() {
        readModel.requireWatermarks();
        readModel.traeger().ifPresentOrElse(this::store, this::leave);
    }

    private void store(Traeger traeger) {
        if (repository.figures().stream().anyMatch(stored -> !stored.kreisTenant().equals(traeger.kreisTenant()))) {
            withdraw();
        }
        var total = readModel.snapshot(indicators::comparable);
        repository.storeFigures(traeger, total.figures().stream().map(TraegerFigure::of).toList(), total.asOf(),
                clock.instant());
    }

    private void leave() {
        withdraw();
        repository.forgetFigures();
    }

    private void withdraw() {
        if (repository.release().released()) {
            change(false);
        }
    }

    /** Computes the quartiles of every Kreis; runs in the platform's scope, which alone sees the figures of all. */
    void refreshQuartiles() {
        var now = clock.instant();
        repository.figures().stream().filter(one -> one.kreisTenant().startsWith(KREIS_PREFIX))
                .collect(Collectors.groupingBy(StoredFigures::kreisTenant, TreeMap::new, Collectors.toList()))
                .forEach((kreisTenant, group) -> {
                    var quartiles = new StoredQuartiles(kreisTenant.substring(KREIS_PREFIX.length()), group.size(),
                            GroupQuartiles.of(group.stream().map(StoredFigures::figures).toList()), now);
                    repository.storeQuartiles(kreisTenant, quartiles.shownTo(List.of()));
                    group.forEach(one -> repository.storeQuartiles(TRAEGER_PREFIX + one.traegernummer(),
                            quartiles.shownTo(one.figures())));
                });
        repository.removeQuartilesBefore(now);
    }

    private static String kreis(Optional<StoredQuartiles> quartiles) {
        return quartiles.map(StoredQuartiles::kreis).orElse("");
    }

    private static int traeger(Optional<StoredQuartiles> quartiles) {
        return quartiles.map(StoredQuartiles::traeger).orElse(0);
    }

    private static @Nullable Instant computedAt(Optional<StoredQuartiles> quartiles) {
        return quartiles.map(StoredQuartiles::computedAt).orElse(null);
    }

    private static GroupQuartiles group(Optional<StoredQuartiles> quartiles, Indicator indicator) {
        return quartiles.stream().flatMap(stored -> stored.quartiles().stream())
                .filter(one -> one.id().equals(indicator.id())).findFirst()
                .orElseGet(() -> GroupQuartiles.of(indicator, List.of()));
    }

    private static Optional<TraegerFigure> figure(StoredFigures of, Indicator indicator) {
        return of.figures().stream().filter(one -> one.id().equals(indicator.id())).findFirst();
    }
}
