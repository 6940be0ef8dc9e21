package de.schulausstattung.report.annualreport;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import de.schulausstattung.report.annualreport.AnnualReport.Bar;
import de.schulausstattung.report.annualreport.AnnualReport.Chart;
import de.schulausstattung.report.annualreport.AnnualReport.ClassRow;
import de.schulausstattung.report.annualreport.AnnualReport.ElsewhereRow;
import de.schulausstattung.report.annualreport.AnnualReport.LoopRow;
import de.schulausstattung.report.annualreport.AnnualReport.SchoolRow;
import de.schulausstattung.report.indicator.Indicator;
import de.schulausstattung.report.indicator.IndicatorService;
import de.schulausstattung.report.indicator.SchoolIndicators;
import de.schulausstattung.report.loop.LoopService;

/** Puts the chapters of a report together from what was counted; computes nothing of its own but sums. */
record ReportComposer(IndicatorService.Overview indicators, List<Movement> movements, LoopService.Overview year) {

    AnnualReport.Overview overview() {
        var total = indicators.total();
        return new AnnualReport.Overview(total.schools(), total.pupils(), total.target(), total.devicesForPupils(),
                total.devicesForPupilsWithCounts(),
                total.relevantRooms(), total.roomsWithDisplay(), total.schoolsWithoutCounts(), total.devicesElsewhere());
    }

    List<ClassRow> deviceClasses() {
        return movements.stream().collect(Collectors.groupingBy(Movement::deviceClass, TreeMap::new, Collectors.toList()))
                .entrySet().stream().map(one -> {
                    var of = one.getValue();
                    return new ClassRow(one.getKey(), DeviceClassLabel.of(one.getKey()), sum(of, Movement::inService),
                            sum(of, Movement::putIntoService), sum(of, Movement::takenOut), sum(of, Movement::purchased),
                            sum(of, Movement::spentCents), sum(of, Movement::withoutPrice));
                }).sorted(Comparator.comparing(ClassRow::label)).toList();
    }

    List<SchoolRow> schools() {
        var bySchool = movements.stream().collect(Collectors.groupingBy(Movement::schulnummer));
        return indicators.schools().stream().map(school -> school(school, bySchool)).toList();
    }

    private static SchoolRow school(SchoolIndicators school, Map<String, List<Movement>> bySchool) {
        var of = bySchool.getOrDefault(school.schulnummer(), List.of());
        return new SchoolRow(school.schulnummer(), school.name(), school.schulform(), school.pupils(), school.target(),
                school.devicesForPupils(), school.figure(Indicator.DEVICES_PER_PUPIL).value(), school.relevantRooms(),
                school.roomsWithDisplay(), school.figure(Indicator.DISPLAY_COVERAGE).value(),
                school.figure(Indicator.BEYOND_USEFUL_LIFE).value(),
                sum(of, Movement::inService), sum(of, Movement::putIntoService), sum(of, Movement::takenOut),
                sum(of, Movement::purchased), sum(of, Movement::spentCents));
    }

    ElsewhereRow elsewhere() {
        var reported = indicators.schools().stream().map(SchoolIndicators::schulnummer).collect(Collectors.toSet());
        var of = movements.stream().filter(movement -> !reported.contains(movement.schulnummer())).toList();
        return new ElsewhereRow(sum(of, Movement::inService), sum(of, Movement::putIntoService), sum(of, Movement::takenOut),
                sum(of, Movement::purchased), sum(of, Movement::spentCents));
    }

    AnnualReport.Loop loop() {
        var total = year.total();
        return new AnnualReport.Loop(total.figures(), total.counts(),
                year.schools().stream().map(one -> new LoopRow(one.schulnummer(), one.name(), one.counts())).toList(),
                total.elsewhere());
    }

    List<Chart> charts() {
        return List.of(
                bySchulform("devices-per-pupil", "Geräte je Schülerin und Schüler nach Schulform", "Geräte/SuS",
                        Indicator.DEVICES_PER_PUPIL,
                        "Über alle Schulen kommen %s Geräte auf eine Schülerin oder einen Schüler"),
                bySchulform("display-coverage", "Displays in Räumen gemessen am Soll nach Schulform", "Anteil",
                        Indicator.DISPLAY_COVERAGE,
                        "Über alle Schulen sind in unterrichtsrelevanten Räumen %s der Displays im Einsatz, die es dort geben soll"),
                deviceClassChart());
    }

    private Chart bySchulform(String id, String title, String unit, Indicator indicator, String sentence) {
        var bars = indicators.total().schulformen().stream()
                .flatMap(one -> Optional.ofNullable(one.figure(indicator).value()).stream()
                        .map(value -> new Bar(SchulformLabel.of(one.schulform()), value)))
                .toList();
        var total = indicators.total().figure(indicator).value();
        var summary = total == null ? "Dazu liegen noch keine Zahlen vor."
                : sentence.formatted(GermanNumber.of(total, unit))
                        + extremes(bars, unit) + ".";
        return new Chart(id, title, summary, unit, bars);
    }

    private static String extremes(List<Bar> bars, String unit) {
        if (bars.size() < 2) {
            return "";
        }
        var least = bars.stream().min(Comparator.comparing(Bar::value)).orElseThrow();
        var most = bars.stream().max(Comparator.comparing(Bar::value)).orElseThrow();
        return "; am wenigsten bei %s (%s), am meisten bei %s (%s)".formatted(least.label(),
                GermanNumber.of(least.value(), unit),
                most.label(), GermanNumber.of(most.value(), unit));
    }

    private Chart deviceClassChart() {
        var rows = deviceClasses().stream().filter(row -> row.inService() > 0).toList();
        var total = rows.stream().mapToLong(ClassRow::inService).sum();
        var bars = rows.stream().map(row -> new Bar(row.label(), BigDecimal.valueOf(row.inService()))).toList();
        var summary = bars.isEmpty() ? "Es sind keine Geräte im Einsatz."
                : "Insgesamt sind %s Geräte im Einsatz; die größte Gruppe sind %s.".formatted(GermanNumber.of(total),
                        bars.stream().max(Comparator.comparing(Bar::value)).orElseThrow().label());
        return new Chart("devices-by-class", "Geräte im Einsatz nach Art", summary, "Geräte", bars);
    }

    private static long sum(List<Movement> movements, ToLongFunction<Movement> value) {
        return movements.stream().mapToLong(value).sum();
    }
}
