package de.schulausstattung.report.annualreport;

import java.util.ArrayList;
import java.util.List;

/** The first chapter of the page: the size of what is reported, in sentences. */
final class ReportOverview {

    private ReportOverview() {
    }

    static List<String> sentences(AnnualReport report) {
        var overview = report.overview();
        var sentences = new ArrayList<String>();
        sentences.add(
                "Am Stichtag %s hatten %s %s aktive Schülerinnen und Schüler und %s für sie; das Ausstattungsziel verlangt %s. "
                        .formatted(GermanNumber.day(report.stichtag()), schools(overview.schools()),
                                GermanNumber.of(overview.pupils()), devices(overview.devicesForPupils()),
                                GermanNumber.of(overview.target()))
                        + "Unterrichtsrelevante Räume: %s, davon mit funktionierendem Display: %s.".formatted(
                                GermanNumber.of(overview.relevantRooms()), GermanNumber.of(overview.roomsWithDisplay())));
        var standard = report.basis().standard();
        sentences.add(standard == null ? "Ein eigener Ausstattungsstandard galt nicht; das Ziel folgt den Referenzquoten."
                : "Das Ziel setzt der %s.".formatted(RuleSentences.of(standard)));
        sentences.add(LoopTables.sentence(report));
        if (!report.yearOver()) {
            sentences.add("Das Haushaltsjahr %d läuft noch: Die Zahlen gelten für den Stichtag, nicht für das ganze Jahr."
                    .formatted(report.jahr()));
        }
        if (overview.schoolsWithoutCounts() > 0) {
            sentences.add(("Ohne Schülerzahlen: %s; sie fehlen in Kennzahlen, die Schülerinnen und Schüler zählen. "
                    + "An Schulen mit Schülerzahlen stehen %s für sie.").formatted(schools(overview.schoolsWithoutCounts()),
                            devices(overview.devicesForPupilsWithCounts())));
        }
        if (overview.devicesElsewhere() > 0) {
            sentences.add(
                    "Im Einsatz an Schulen, die geschlossen oder hier nicht bekannt sind: %s; in keiner Kennzahl enthalten."
                            .formatted(devices(overview.devicesElsewhere())));
        }
        var unapplied = report.basis().unappliedEvents();
        if (unapplied != null && unapplied > 0) {
            sentences.add("Noch nicht übernommene Meldungen: %s. Bis der Betrieb sie geklärt hat, fehlen sie in diesen Zahlen."
                    .formatted(GermanNumber.of(unapplied)));
        }
        return sentences;
    }

    private static String schools(int number) {
        return number == 1 ? "1 Schule" : GermanNumber.of(number) + " Schulen";
    }

    private static String devices(long number) {
        return number == 1 ? "1 Gerät" : GermanNumber.of(number) + " Geräte";
    }
}
