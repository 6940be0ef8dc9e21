package de.schulausstattung.report.annualreport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.annualreport.ReportPage.Row;
import de.schulausstattung.report.annualreport.ReportPage.Table;
import de.schulausstattung.report.loop.AgreementCounts;
import de.schulausstattung.report.loop.Agreements;
import de.schulausstattung.report.loop.LoopCounts;
import de.schulausstattung.report.loop.LoopFigure;
import de.schulausstattung.report.loop.NeedCounts;
import de.schulausstattung.report.loop.Talks;

/** The yearly loop on the page: a sentence and its tables. What nobody asked for, agreed on or delivered has no table. */
final class LoopTables {

    private static final String DAYS = "Tage";

    private LoopTables() {
    }

    static String sentence(AnnualReport report) {
        var total = report.loop().total();
        var kept = total.agreements().total();
        var devices = total.needs().devices();
        return ("Jahresbilanzgespräche %d: an %s von %s Schulen geführt; fällige Vereinbarungen daraus: %s, davon eingehalten: "
                + "%s. Vollständig gelieferte Beschaffungspositionen: %s; vom Bedarf bis zur Lieferung im Median: %s. "
                + "Für das Haushaltsjahr beantragte Geräte: %s, davon bewilligt: %s.").formatted(report.jahr(),
                        GermanNumber.of(total.talks().held()), GermanNumber.of(total.talks().schools()),
                        GermanNumber.of(kept.due()), GermanNumber.of(kept.kept()),
                        GermanNumber.of(total.leadTime().items()), GermanNumber.of(total.leadTime().median(), DAYS),
                        GermanNumber.of(devices.requested()), GermanNumber.of(devices.granted()));
    }

    static Stream<Table> of(AnnualReport report) {
        return Stream.of(figures(report), agreements(report), deliveries(report), needs(report), trainings(report),
                schools(report)).filter(table -> !table.rows().isEmpty());
    }

    private static Table figures(AnnualReport report) {
        return new Table("kreislauf", "Gespräche, Vereinbarungen, Lieferungen und Bedarfe " + report.jahr(),
                List.of("Kennzahl", "Wert", "Zähler", "Nenner"),
                report.loop().figures().stream().map(LoopTables::figure).toList());
    }

    private static Row figure(LoopFigure figure) {
        return new Row(figure.title(), List.of(GermanNumber.of(figure.value(), figure.unit()),
                GermanNumber.of(figure.numerator()), GermanNumber.of(figure.denominator())));
    }

    private static Table agreements(AnnualReport report) {
        var total = report.loop().total();
        return new Table("vereinbarungen", "Vereinbarungen der Gespräche und was aus ihnen wurde",
                List.of("Vereinbarungen", "Geräte oder Plätze", "davon eingehalten", "angenommen", "fällig", "eingehalten",
                        "davon rechtzeitig", "davon verspätet", "davon ohne Tag", "offen", "fallen gelassen", "übertragen",
                        "noch nicht fällig", "abgelehnt", "zurückgestellt"),
                Stream.concat(agreements("Gespräche " + report.jahr(), total.agreements()),
                        agreements("Haushaltsjahr " + report.jahr(), total.agreementsForYear())).toList());
    }

    private static Stream<Row> agreements(String year, Agreements agreements) {
        if (agreements.kinds().isEmpty()) {
            return Stream.of();
        }
        return Stream.concat(agreements.kinds().stream().map(one -> new Row(year + ", " + LoopLabel.ofAgreement(one.kind()),
                cells(List.of(GermanNumber.of(one.quantity()), GermanNumber.of(one.quantityKept())), one.counts()))),
                Stream.of(new Row(year + ", alle",
                        cells(List.of(GermanNumber.NO_VALUE, GermanNumber.NO_VALUE), agreements.total()))));
    }

    private static List<String> cells(List<String> quantities, AgreementCounts counts) {
        return Stream.concat(quantities.stream(),
                numbers(counts.accepted(), counts.due(), counts.kept(), counts.inTime(), counts.late(), counts.undated(),
                        counts.open(), counts.dropped(), counts.carriedOver(), counts.pending(), counts.rejected(),
                        counts.deferred()))
                .toList();
    }

    private static Table deliveries(AnnualReport report) {
        var of = report.loop().total().leadTime();
        return new Table("lieferzeiten", "Vom Bedarf zur Lieferung: Positionen, von denen %d alles geliefert war"
                .formatted(report.jahr()),
                List.of("Positionen", "Zahl", "Geräte", "mit Eingangstag des Bedarfs", "ohne", "Tage im Median",
                        "Tage im Mittel", "Tage nach Geräten gewichtet", "kürzeste", "längste", "erste Lieferung",
                        "letzte Lieferung"),
                of.items() == 0 ? List.of()
                        : List.of(new Row("alle Schulen", List.of(GermanNumber.of(of.items()), GermanNumber.of(of.devices()),
                                GermanNumber.of(of.itemsDated()), GermanNumber.of(of.itemsUndated()), days(of.median()),
                                days(of.mean()), days(of.meanByDevices()), days(of.shortest()), days(of.longest()),
                                GermanNumber.day(of.firstDeliveredOn()), GermanNumber.day(of.lastDeliveredOn())))));
    }

    private static Table needs(AnnualReport report) {
        var needs = report.loop().total().needs();
        var rows = new ArrayList<>(needs.kinds().stream().map(one -> need(one.deviceClass() == null
                ? LoopLabel.ofNeed(one.kind())
                : LoopLabel.ofNeed(one.kind()) + ", " + DeviceClassLabel.of(one.deviceClass()), one.counts())).toList());
        if (needs.devices().submitted() > 0) {
            rows.add(need("Geräte, alle", needs.devices()));
        }
        return new Table("bedarfe", "Bedarfe für das Haushaltsjahr %d und was bewilligt wurde".formatted(report.jahr()),
                List.of("Bedarfe", "eingereicht", "noch nicht entschieden", "ganz bewilligt", "teilweise bewilligt",
                        "abgelehnt",
                        "übertragen", "zurückgezogen", "Geräte oder Plätze beantragt", "davon bewilligt"),
                rows);
    }

    private static Row need(String head, NeedCounts counts) {
        return new Row(head, numbers(counts.submitted(), counts.undecided(), counts.approvedInFull(), counts.approvedInPart(),
                counts.rejected(), counts.carriedOver(), counts.withdrawn(), counts.requested(), counts.granted()).toList());
    }

    private static Table trainings(AnnualReport report) {
        return new Table("fortbildungen",
                "Fortbildungen für das Haushaltsjahr %d nach Thema, in Plätzen".formatted(report.jahr()),
                List.of("Thema", "Bedarfe", "Plätze gebraucht", "davon bewilligt", "Vereinbarungen", "Plätze vereinbart",
                        "davon durchgeführt"),
                report.loop().total().trainings().stream().map(one -> new Row(one.topic(), numbers(one.needs(),
                        one.peopleNeeded(), one.peopleGranted(), one.agreements(), one.peopleAgreed(), one.peopleTrained())
                        .toList())).toList());
    }

    private static Table schools(AnnualReport report) {
        var loop = report.loop();
        var rows = new ArrayList<>(loop.schools().stream()
                .map(one -> school(one.name(), one.schulnummer(), talk(one.counts().talks()), one.counts())).toList());
        rows.add(school("übrige: geschlossene oder hier nicht bekannte Schulen", GermanNumber.NO_VALUE,
                talks(loop.elsewhere().talks()), loop.elsewhere()));
        rows.add(school("alle", GermanNumber.NO_VALUE, talks(loop.total().talks()), loop.total()));
        return new Table("kreislauf-schulen", "Gespräche, Vereinbarungen, Lieferungen und Bedarfe %d nach Schulen"
                .formatted(report.jahr()),
                List.of("Schule", "Schulnummer", "Jahresbilanzgespräch", "Vereinbarungen angenommen", "fällig", "eingehalten",
                        "Positionen geliefert", "Tage im Median", "Bedarfe eingereicht", "Geräte beantragt", "Geräte bewilligt",
                        "Fortbildungsplätze vereinbart", "davon durchgeführt"),
                rows);
    }

    private static Row school(String head, String schulnummer, String talk, LoopCounts counts) {
        var agreements = counts.agreements().total();
        var devices = counts.needs().devices();
        return new Row(head, Stream.of(Stream.of(schulnummer, talk),
                numbers(agreements.accepted(), agreements.due(), agreements.kept(), counts.leadTime().items()),
                Stream.of(days(counts.leadTime().median())),
                numbers(devices.submitted() + counts.needs().trainings().submitted(), devices.requested(), devices.granted(),
                        counts.peopleAgreed(), counts.peopleTrained()))
                .flatMap(cells -> cells).toList());
    }

    private static String talk(Talks talks) {
        if (talks.held() > 0) {
            return talks.complete() > 0 ? "geführt" : "geführt, nicht alle beteiligt";
        }
        if (talks.appointed() > 0) {
            return "vereinbart";
        }
        if (talks.planned() > 0) {
            return "geplant";
        }
        return talks.cancelled() > 0 ? "abgesagt" : "keines";
    }

    private static String talks(Talks talks) {
        return "%s von %s geführt".formatted(GermanNumber.of(talks.held()), GermanNumber.of(talks.schools()));
    }

    private static Stream<String> numbers(long... numbers) {
        return LongStream.of(numbers).mapToObj(GermanNumber::of);
    }

    private static String days(@Nullable BigDecimal value) {
        return GermanNumber.of(value, DAYS);
    }

    private static String days(@Nullable Long value) {
        return value == null ? GermanNumber.NO_VALUE : GermanNumber.of(value);
    }
}
