package de.schulausstattung.report.annualreport;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.problem.Unavailable;
import de.schulausstattung.platform.projection.AsOf;
import de.schulausstattung.platform.projection.PositionService;
import de.schulausstattung.platform.projection.ReadModelService;
import de.schulausstattung.platform.projection.Traeger;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.report.indicator.IndicatorService;
import de.schulausstattung.report.loop.LoopService;
import de.schulausstattung.report.loop.LoopYear;
import de.schulausstattung.report.rule.DeviceQuotas;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Annual reports. A year that is frozen answers its stored bytes, any other one a draft. A year can be frozen again, with a
 * reason; every version stays as it was (ADR 0021). A caller who sees some schools only gets a draft of these: the frozen
 * report speaks of all schools and stays within the Träger.
 */
@ApplicationScoped
@Transactional
public class AnnualReportService {

    private static final Traeger UNKNOWN = new Traeger("", "", "");
    /** Freezing holds two connections: who freezes must leave some to all others, and must not wait for each other's. */
    private static final int PLACES = 4;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final AnnualReportRepository reports;
    private final IndicatorService indicators;
    private final LoopService loop;
    private final ReadModelService readModel;
    private final PositionService positions;
    private final CurrentTenant current;
    private final ObjectMapper json;
    private final Clock clock;
    private final String codeVersion;
    private final Semaphore places = new Semaphore(PLACES);

    AnnualReportService(AnnualReportRepository reports, IndicatorService indicators, LoopService loop,
            ReadModelService readModel,
            PositionService positions, CurrentTenant current, ObjectMapper json, Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String codeVersion) {
        this.reports = reports;
        this.indicators = indicators;
        this.loop = loop;
        this.readModel = readModel;
        this.positions = positions;
        this.current = current;
        this.json = json;
        this.clock = clock;
        this.codeVersion = codeVersion;
    }

    Page<ReportSummary> search(PageRequest page) {
        return reports.search(page);
    }

    /** A frozen report never changes, so nobody waits for a position before it. */
    @Transactional(TxType.SUPPORTS)
    Rendered show(int jahr, WantedVersion wanted, ReportFormat format, @Nullable String minPosition) {
        var frozen = QuarkusTransaction.joiningExisting().call(() -> frozen(jahr, wanted, format));
        if (frozen.isPresent()) {
            return frozen.get();
        }
        positions.await(minPosition);
        return render(readModel.snapshot(() -> compose(jahr, ReportState.DRAFT, null, null)), format);
    }

    private Optional<Rendered> frozen(int jahr, WantedVersion wanted, ReportFormat format) {
        if (wanted.draft()) {
            return Optional.empty();
        }
        var report = wanted.number() == null ? reports.newest(jahr) : Optional.of(reports.require(jahr, wanted.number()));
        return report.map(one -> reports.bytes(one, format));
    }

    /**
     * Freezes what the year looks like now.
     *
     * @throws Rejected {@code reason-required} where the reason is blank
     * @throws Conflict {@code report-already-frozen} where the year has a version and no reason for another is given;
     *         {@code concurrent-change} where another call was faster; {@code report-unchanged} where the newest version says
     *         the same; or what
     *         {@link #requireComplete} says
     * @throws Unavailable {@code too-many-reports} where as many are being frozen as may be at once
     */
    ReportSummary freeze(int jahr, @Nullable String reason) {
        if (!places.tryAcquire()) {
            throw new Unavailable("too-many-reports", RETRY_AFTER_SECONDS);
        }
        try {
            return freezeNow(jahr, reason);
        } finally {
            places.release();
        }
    }

    private ReportSummary freezeNow(int jahr, @Nullable String reason) {
        if (reason != null && reason.isBlank()) {
            throw new Rejected("reason-required");
        }
        var newest = reports.newest(jahr);
        if (newest.isPresent() && reason == null) {
            throw new Conflict("report-already-frozen", String.valueOf(jahr));
        }
        int version = newest.map(FrozenReport::version).orElse(0) + 1;
        var report = readModel.snapshot(() -> requireComplete(compose(jahr, ReportState.FROZEN, version, reason)));
        var body = render(report, ReportFormat.JSON);
        if (newest.map(one -> facts(reports.bytes(one, ReportFormat.JSON))).filter(facts(body)::equals).isPresent()) {
            throw new Conflict("report-unchanged", String.valueOf(jahr), version - 1);
        }
        var stored = reports.freeze(new AnnualReportRepository.Freezing(jahr, version, reason, report.stichtag(),
                report.createdAt(), current.subject(), body, render(report, ReportFormat.HTML), write(report.basis()),
                codeVersion));
        if (!stored) {
            throw reason == null ? new Conflict("report-already-frozen", String.valueOf(jahr))
                    : new Conflict("concurrent-change");
        }
        Log.infof("Annual report frozen: jahr=%d version=%d", jahr, version);
        return ReportSummary.of(reports.require(jahr, version));
    }

    private static AnnualReport requireComplete(AnnualReport report) {
        if (report.traegernummer().isEmpty()) {
            throw new Conflict("report-traeger-unknown");
        }
        if (report.overview().schools() == 0) {
            throw new Conflict("report-without-schools");
        }
        var unapplied = report.basis().unappliedEvents();
        if (unapplied != null && unapplied > 0) {
            throw new Conflict("report-events-unapplied", unapplied);
        }
        return report;
    }

    /** What a report says, without when, why and by which release it was made, and how far the events were that it contains. */
    private JsonNode facts(Rendered body) {
        try {
            var facts = (ObjectNode) json.readTree(body.text());
            ((ObjectNode) facts.path("basis")).remove(List.of("dataAsOf", "watermarks", "codeVersion"));
            return facts.without(List.of("version", "reason", "createdAt"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Call it within {@link ReadModelService#snapshot}: a report speaks of one moment. */
    private AnnualReport compose(int jahr, ReportState state, @Nullable Integer version, @Nullable String reason) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var watermarks = readModel.requireWatermarks();
        var quotas = indicators.quotas();
        if (jahr < firstYear(quotas, today) || jahr > today.getYear()) {
            throw new NotFound("annual-report", jahr);
        }
        var lastDay = LocalDate.of(jahr, 12, 31);
        var stichtag = lastDay.isAfter(today) ? today : lastDay;
        var overview = indicators.overview(stichtag);
        var composer = new ReportComposer(overview,
                reports.movements(LocalDate.of(jahr, 1, 1), new AsOf(stichtag, stichtag.equals(today))),
                loop.overview(new LoopYear(jahr, stichtag)));
        var traeger = readModel.traeger().orElse(UNKNOWN);
        var total = overview.total();
        var standard = overview.measures().standard();
        var whole = !(current.scope() instanceof Scope.SomeSchools);
        return new AnnualReport(jahr, state, version, reason, traeger.traegernummer(), traeger.name(), whole, stichtag,
                lastDay.isBefore(today), now, composer.overview(), total.figures(), composer.charts(),
                composer.deviceClasses(), composer.schools(), composer.elsewhere(), total.jahrgaenge(),
                composer.loop(),
                new AnnualReport.Basis(total.dataAsOf(), watermarks, whole ? readModel.unappliedEvents() : null,
                        standard == null ? null : standard.named(),
                        standard == null ? List.of() : RuleSentences.of(standard), RuleSentences.of(quotas, stichtag),
                        total.stichtagFrom(), total.stichtagTo(), codeVersion));
    }

    /** Before the oldest rule nothing can be computed. */
    private static int firstYear(DeviceQuotas quotas, LocalDate today) {
        return quotas.rules().stream().map(DeviceQuotas.Rule::validFrom).min(Comparator.naturalOrder()).orElse(today).getYear();
    }

    private Rendered render(AnnualReport report, ReportFormat format) {
        return new Rendered(switch (format) {
            case JSON -> write(report);
            case HTML -> ReportPage.html(report);
        });
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
