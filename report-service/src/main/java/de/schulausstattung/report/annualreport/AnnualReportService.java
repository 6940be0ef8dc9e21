package de.schulausstattung.report.annualreport;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.report.indicator.AsOf;
import de.schulausstattung.report.indicator.IndicatorService;
import de.schulausstattung.report.projection.ReadModelService;
import de.schulausstattung.report.projection.Traeger;
import de.schulausstattung.report.rule.DeviceQuotas;
import io.quarkus.logging.Log;

/**
 * Annual reports. A year that is frozen answers its stored bytes, any other one a draft. A caller who sees some schools only
 * gets a draft of these: the frozen report speaks of all schools and stays within the Träger.
 */
@ApplicationScoped
@Transactional
public class AnnualReportService {

    private static final int FIRST_YEAR = 2019;

    private final AnnualReportRepository reports;
    private final IndicatorService indicators;
    private final ReadModelService readModel;
    private final CurrentTenant current;
    private final ObjectMapper json;
    private final Clock clock;
    private final String codeVersion;

    AnnualReportService(AnnualReportRepository reports, IndicatorService indicators, ReadModelService readModel,
            CurrentTenant current, ObjectMapper json, Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String codeVersion) {
        this.reports = reports;
        this.indicators = indicators;
        this.readModel = readModel;
        this.current = current;
        this.json = json;
        this.clock = clock;
        this.codeVersion = codeVersion;
    }

    Page<ReportSummary> search(PageRequest page) {
        return reports.search(page);
    }

    Rendered show(int jahr, ReportFormat format) {
        return reports.frozen(jahr, format).orElseGet(() -> render(compose(jahr, ReportState.DRAFT), format));
    }

    ReportSummary freeze(int jahr) {
        var report = compose(jahr, ReportState.FROZEN);
        var stored = reports.freeze(new AnnualReportRepository.Freezing(jahr, report.stichtag(), report.createdAt(),
                current.subject(), render(report, ReportFormat.JSON), render(report, ReportFormat.HTML), write(report.basis()),
                codeVersion));
        if (!stored) {
            throw new Conflict("report-already-frozen", String.valueOf(jahr));
        }
        Log.infof("Annual report frozen: jahr=%d", jahr);
        return ReportSummary.of(reports.require(jahr));
    }

    private AnnualReport compose(int jahr, ReportState state) {
        var today = LocalDate.now(clock);
        if (jahr < FIRST_YEAR || jahr > today.getYear()) {
            throw new NotFound("annual-report", jahr);
        }
        var lastDay = LocalDate.of(jahr, 12, 31);
        var stichtag = lastDay.isAfter(today) ? today : lastDay;
        var watermarks = readModel.requireWatermarks();
        var overview = indicators.overview(stichtag);
        var composer = new ReportComposer(overview,
                reports.movements(LocalDate.of(jahr, 1, 1), new AsOf(stichtag, stichtag.equals(today))));
        var traeger = readModel.traeger().orElse(new Traeger("", "", ""));
        var total = overview.total();
        return new AnnualReport(jahr, state, traeger.traegernummer(), traeger.name(),
                !(current.scope() instanceof Scope.SomeSchools), stichtag, !lastDay.isAfter(today), clock.instant(),
                composer.overview(), total.figures(), composer.charts(), composer.deviceClasses(), composer.schools(),
                total.jahrgaenge(), new AnnualReport.Basis(total.dataAsOf(), watermarks, rules(stichtag), total.stichtagFrom(),
                        total.stichtagTo(), codeVersion));
    }

    private List<String> rules(LocalDate day) {
        return indicators.quotas().inForce(day).stream()
                .sorted(Comparator.comparing(DeviceQuotas.Rule::schulform).thenComparing(DeviceQuotas.Rule::jahrgang))
                .map(rule -> "Schulform %s, Jahrgang %s: %s (seit %s; %s)".formatted(words(rule.schulform()),
                        words(rule.jahrgang()),
                        rule.quota().devices() == 0 ? "zählt nicht"
                                : rule.quota().devices() + " Gerät je " + rule.quota().pupils() + " SuS",
                        GermanNumber.day(rule.validFrom()), rule.source()))
                .toList();
    }

    private static String words(String name) {
        return name.equals("*") ? "jede andere" : name;
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
