package de.schulausstattung.report.annualreport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.annualreport.AnnualReport.Bar;
import de.schulausstattung.report.annualreport.AnnualReport.Chart;
import de.schulausstattung.report.indicator.WeightedFigure;
import de.schulausstattung.report.loop.LoopFigure;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A report as an HTML page: the same record, with numbers as people write them. */
final class ReportPage {

    private static final int BAR_LEFT = 190;
    private static final int BAR_LONGEST = 400;
    private static final int BAR_STEP = 30;

    private ReportPage() {
    }

    /** The template; type-safe, checked when the application is built. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance annualReport(AnnualReport report, Head head, List<String> overview,
                List<Drawing> charts, List<Table> tables, List<Definition> definitions);

        private Templates() {
        }
    }

    /** What the page says of itself. */
    record Head(String traeger, String stichtag, String created, String dataAsOf) {
        static Head of(AnnualReport report) {
            var dataAsOf = report.basis().dataAsOf();
            return new Head(
                    report.traegernummer().isEmpty() ? "Schulträger noch nicht bekannt"
                            : "%s (Trägernummer %s)".formatted(report.traeger(), report.traegernummer()),
                    GermanNumber.day(report.stichtag()), GermanNumber.day(report.createdAt()),
                    dataAsOf == null ? "Es liegen noch keine Daten vor."
                            : "Datenstand: " + GermanNumber.moment(dataAsOf) + ".");
        }
    }

    /**
     * A chart with coordinates.
     *
     * @param unit of its values, in words
     * @param height of the drawing
     */
    record Drawing(Chart chart, String unit, int height, List<DrawnBar> bars) {
    }

    /** A bar with coordinates; the label and the value stand in the drawing as text and in the table below it. */
    record DrawnBar(String label, String value, int y, int textY, int width, int valueX) {
    }

    /**
     * What a figure means.
     *
     * @param measuredBy by what, where it is measured by anything
     */
    record Definition(String title, String text, @Nullable String measuredBy) {
        static Definition of(WeightedFigure figure) {
            var by = figure.measuredBy();
            return new Definition(figure.title(), figure.definition(), by == null ? null : RuleSentences.of(by));
        }

        static Definition of(LoopFigure figure) {
            return new Definition(figure.title(), figure.definition(), null);
        }
    }

    /** A table whose first column heads its rows. */
    record Table(String id, String caption, List<String> columns, List<Row> rows) {
    }

    /** A row; the first cell names it. */
    record Row(String head, List<String> cells) {
    }

    static String html(AnnualReport report) {
        return Templates.annualReport(report, Head.of(report), ReportOverview.sentences(report),
                report.charts().stream().map(ReportPage::draw).toList(),
                Stream.concat(Stream.of(figures(report), classes(report), schools(report), jahrgaenge(report)),
                        LoopTables.of(report)).toList(),
                Stream.concat(report.figures().stream().map(Definition::of),
                        report.loop().figures().stream().map(Definition::of)).toList())
                .render();
    }

    private static Drawing draw(Chart chart) {
        var longest = chart.bars().stream().map(Bar::value).max(BigDecimal::compareTo)
                .filter(value -> value.signum() > 0).orElse(BigDecimal.ONE);
        var bars = new ArrayList<DrawnBar>();
        for (var bar : chart.bars()) {
            var y = bars.size() * BAR_STEP + 4;
            var width = bar.value().multiply(BigDecimal.valueOf(BAR_LONGEST)).divide(longest, RoundingMode.HALF_UP).intValue();
            bars.add(new DrawnBar(bar.label(), GermanNumber.of(bar.value(), chart.unit()), y, y + 16, width,
                    BAR_LEFT + width + 8));
        }
        return new Drawing(chart, unit(chart), bars.size() * BAR_STEP + 8, bars);
    }

    private static String unit(Chart chart) {
        return chart.unit().equals("Geräte/SuS") ? "Geräte je Schülerin oder Schüler" : chart.unit();
    }

    private static Table figures(AnnualReport report) {
        return new Table("kennzahlen",
                "Kennzahlen über alle Schulen, nach Schulen und nach Schülerinnen und Schülern gewichtet",
                List.of("Kennzahl", "Gesamt", "nach Schulen gewichtet", "nach Schülerinnen und Schülern gewichtet", "Zähler",
                        "Nenner", "Schulen ohne Wert"),
                report.figures().stream().map(figure -> new Row(figure.title(), List.of(
                        GermanNumber.of(figure.value(), figure.unit()), GermanNumber.of(figure.schoolWeighted(), figure.unit()),
                        GermanNumber.of(figure.pupilWeighted(), figure.unit()), GermanNumber.of(figure.numerator()),
                        GermanNumber.of(figure.denominator()), GermanNumber.of(figure.schoolsWithout())))).toList());
    }

    private static Table classes(AnnualReport report) {
        return new Table("geraete", "Geräte nach Art: Bestand am Stichtag und Bewegungen im Haushaltsjahr " + report.jahr(),
                List.of("Art", "im Einsatz", "in Betrieb genommen", "außer Betrieb", "gekauft", "Kaufpreise",
                        "davon ohne Preis"),
                report.deviceClasses().stream().map(row -> new Row(row.label(), List.of(GermanNumber.of(row.inService()),
                        GermanNumber.of(row.putIntoService()), GermanNumber.of(row.takenOut()),
                        GermanNumber.of(row.purchased()), GermanNumber.euro(row.spentCents()),
                        GermanNumber.of(row.withoutPrice())))).toList());
    }

    private static Table schools(AnnualReport report) {
        var rows = new ArrayList<>(report.schools().stream().map(row -> new Row(row.name(), List.of(row.schulnummer(),
                SchulformLabel.of(row.schulform()), GermanNumber.of(row.pupils()), GermanNumber.of(row.target()),
                GermanNumber.of(row.devicesForPupils()), GermanNumber.of(row.devicesPerPupil(), "Geräte/SuS"),
                GermanNumber.of(row.relevantRooms()), GermanNumber.of(row.roomsWithDisplay()),
                GermanNumber.of(row.beyondUsefulLife(), "Anteil"), GermanNumber.of(row.inService()),
                GermanNumber.of(row.putIntoService()), GermanNumber.of(row.takenOut()), GermanNumber.of(row.purchased()),
                GermanNumber.euro(row.spentCents())))).toList());
        var elsewhere = report.elsewhere();
        var none = GermanNumber.NO_VALUE;
        rows.add(new Row("übrige: geschlossene oder hier nicht bekannte Schulen", List.of(none, none, none, none, none, none,
                none, none, none, GermanNumber.of(elsewhere.inService()), GermanNumber.of(elsewhere.putIntoService()),
                GermanNumber.of(elsewhere.takenOut()), GermanNumber.of(elsewhere.purchased()),
                GermanNumber.euro(elsewhere.spentCents()))));
        return new Table("schulen", "Schulen am Stichtag und Bewegungen im Haushaltsjahr " + report.jahr(),
                List.of("Schule", "Schulnummer", "Schulform", "Schülerinnen und Schüler", "Soll an Geräten für sie",
                        "Geräte für sie", "Geräte je Schülerin oder Schüler", "unterrichtsrelevante Räume", "davon mit Display",
                        "Geräte über der Nutzungsdauer", "Geräte im Einsatz", "in Betrieb genommen", "außer Betrieb", "gekauft",
                        "Kaufpreise"),
                rows);
    }

    private static Table jahrgaenge(AnnualReport report) {
        return new Table("jahrgaenge", "Schulform und Jahrgang: Schülerinnen und Schüler und Soll",
                List.of("Schulform und Jahrgang", "Schülerinnen und Schüler", "Geräte je Schülerin oder Schüler", "Soll"),
                report.jahrgaenge().stream().map(row -> new Row(
                        SchulformLabel.of(row.schulform()) + ", Jahrgang " + row.jahrgang(), List.of(
                                GermanNumber.of(row.pupils()),
                                row.devices() == 0 ? "zählt nicht"
                                        : GermanNumber.of(row.devices()) + " je " + GermanNumber.of(row.perPupils()),
                                GermanNumber.of(row.target()))))
                        .toList());
    }
}
