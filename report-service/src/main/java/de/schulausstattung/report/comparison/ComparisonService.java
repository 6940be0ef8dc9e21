package de.schulausstattung.report.comparison;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Precondition;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.web.Versioned;
import de.schulausstattung.report.comparison.ComparisonRepository.StoredFigures;
import de.schulausstattung.report.comparison.ComparisonRepository.StoredQuartiles;
import de.schulausstattung.report.indicator.Indicator;
import de.schulausstattung.report.indicator.IndicatorService;
import de.schulausstattung.report.projection.ReadModelService;
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
    private final Clock clock;

    ComparisonService(ComparisonRepository repository, IndicatorService indicators, ReadModelService readModel,
            CurrentTenant current, Clock clock) {
        this.repository = repository;
        this.indicators = indicators;
        this.readModel = readModel;
        this.current = current;
        this.clock = clock;
    }

    KreisComparison ofKreis() {
        var quartiles = repository.quartiles();
        var named = repository.figures();
        return new KreisComparison(kreis(quartiles), traeger(quartiles), computedAt(quartiles),
                Arrays.stream(Indicator.values()).map(indicator -> IndicatorComparison.forKreis(indicator,
                        group(quartiles, indicator), named.stream().filter(one -> isInGroup(one, indicator)).count())).toList(),
                named.stream().map(one -> new KreisComparison.NamedFigures(one.traegernummer(), one.name(), one.figures()))
                        .toList());
    }

    OwnComparison own() {
        var own = repository.figures().stream().findFirst().orElseThrow(() -> new NotFound("comparison", "own"));
        var quartiles = repository.quartiles();
        return new OwnComparison(kreis(quartiles), traeger(quartiles), own.asOf(), computedAt(quartiles),
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
        boolean released = command.released();
        repository.changeRelease(released, clock.instant(), current.subject());
        Log.infof("Figures %s", released ? "released to the Kreis" : "withdrawn from the Kreis");
        return repository.release();
    }

    /** Stores the figures of the Träger in whose scope this runs; nothing where its event has not come yet. */
    void refreshFigures() {
        readModel.traeger().ifPresent(traeger -> {
            var total = indicators.overview(null).total();
            repository.storeFigures(traeger, total.figures().stream().map(TraegerFigure::of).toList(), total.asOf(),
                    clock.instant());
        });
    }

    /** Computes the quartiles of every Kreis; runs in the platform's scope, which alone sees the figures of all. */
    void refreshQuartiles() {
        var now = clock.instant();
        repository.figures().stream().filter(one -> one.kreisTenant().startsWith(KREIS_PREFIX))
                .collect(Collectors.groupingBy(StoredFigures::kreisTenant, TreeMap::new, Collectors.toList()))
                .forEach((kreisTenant, group) -> {
                    var quartiles = new StoredQuartiles(kreisTenant.substring(KREIS_PREFIX.length()), group.size(),
                            GroupQuartiles.of(group.stream().map(StoredFigures::figures).toList()), now);
                    repository.storeQuartiles(kreisTenant, quartiles);
                    group.forEach(one -> repository.storeQuartiles(TRAEGER_PREFIX + one.traegernummer(), quartiles));
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

    private static @Nullable GroupQuartiles group(Optional<StoredQuartiles> quartiles, Indicator indicator) {
        return quartiles.stream().flatMap(stored -> stored.quartiles().stream())
                .filter(one -> one.id().equals(indicator.id())).findFirst().orElse(null);
    }

    private static Optional<TraegerFigure> figure(StoredFigures of, Indicator indicator) {
        return of.figures().stream().filter(one -> one.id().equals(indicator.id())).findFirst();
    }

    private static boolean isInGroup(StoredFigures of, Indicator indicator) {
        return figure(of, indicator).filter(one -> one.schoolWeighted() != null && one.pupilWeighted() != null).isPresent();
    }
}
