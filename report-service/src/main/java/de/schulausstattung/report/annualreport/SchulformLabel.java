package de.schulausstattung.report.annualreport;

import java.util.Map;

/** Schulformen as people read them, as the catalogue of schools names them. */
final class SchulformLabel {

    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("G", "Grundschule"),
            Map.entry("H", "Hauptschule"),
            Map.entry("V", "Volksschule"), Map.entry("S", "Förderschule (Grund-/Hauptschule)"), Map.entry("R", "Realschule"),
            Map.entry("PS", "Schulversuch PRIMUS"), Map.entry("SK", "Sekundarschule"), Map.entry("GE", "Gesamtschule"),
            Map.entry("GM", "Gemeinschaftsschule"), Map.entry("FW", "Freie Waldorfschule"), Map.entry("HI", "Hibernia"),
            Map.entry("WF", "Freie Waldorfförderschule"), Map.entry("GY", "Gymnasium"), Map.entry("WB", "Weiterbildungskolleg"),
            Map.entry("BK", "Berufskolleg"), Map.entry("KS", "Klinikschule"), Map.entry("SR", "Förderschule Realschule"),
            Map.entry("SG", "Förderschule Gymnasium"), Map.entry("SB", "Förderschule Berufskolleg"));

    private SchulformLabel() {
    }

    /** The label, or the Kürzel itself where it is newer than this list. */
    static String of(String schulform) {
        return LABELS.getOrDefault(schulform, schulform);
    }
}
