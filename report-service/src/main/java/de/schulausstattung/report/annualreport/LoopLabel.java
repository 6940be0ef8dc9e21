package de.schulausstattung.report.annualreport;

import java.util.Map;

/** Kinds of needs and agreements as people read them. */
final class LoopLabel {

    private static final Map<String, String> AGREEMENTS = Map.of("PURCHASE", "Käufe", "TRAINING", "Fortbildungen", "OTHER",
            "Sonstiges");
    private static final Map<String, String> NEEDS = Map.of("NEW", "Neubedarf", "REPLACEMENT", "Ersatz", "TRAINING",
            "Fortbildung");

    private LoopLabel() {
    }

    /** The label, or the kind itself where it is newer than this list. */
    static String ofAgreement(String kind) {
        return AGREEMENTS.getOrDefault(kind, kind);
    }

    /** The label, or the kind itself where it is newer than this list. */
    static String ofNeed(String kind) {
        return NEEDS.getOrDefault(kind, kind);
    }
}
