package de.schulausstattung.report.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The figures of a school. The id is stable; the definition stands beside every value. */
public enum Indicator {

    DEVICES_PER_PUPIL("devices-per-pupil", "Geräte je Schülerin und Schüler", "Geräte/SuS",
            "Tablets, Notebooks und Convertibles für SuS oder im Pool, die am Stichtag im Einsatz sind, geteilt durch die aktiven "
                    + "SuS der Jahrgänge, denen die Tabelle Schulform × Jahrgang an diesem Tag Geräte zuspricht. Über mehrere "
                    + "Schulen zählen Geräte und SuS nur dort, wo es einen Wert gibt.",
            List.of(Rows.PUPIL_DEVICES), facts -> new Ratio(facts.devices().forPupils(), facts.pupilsCounted())),

    TARGET_COVERAGE("target-coverage", "Erfüllung des Ausstattungsziels", "Anteil",
            "Dieselben Geräte, geteilt durch das Soll: je Jahrgang SuS mal Geräte je SuS nach der Tabelle Schulform × Jahrgang, "
                    + "aufgerundet. Über mehrere Schulen zählt beides nur dort, wo es ein Soll gibt.",
            List.of(Rows.PUPIL_DEVICES), facts -> new Ratio(facts.devices().forPupils(), facts.target())),

    TARGET_REACHED("target-reached", "Ausstattungsziel erreicht", "ja/nein",
            "1, wenn die Schule mindestens so viele Geräte hat wie das Soll. Nach Schulen gewichtet der Anteil der Schulen, nach "
                    + "SuS gewichtet der Anteil der SuS an solchen Schulen.",
            List.of(Rows.PUPIL_DEVICES),
            facts -> facts.target() == 0 ? new Ratio(0, 0)
                    : new Ratio(facts.devices().forPupils() >= facts.target() ? 1 : 0, 1)),

    DISPLAY_COVERAGE("display-coverage", "Räume mit funktionierendem Display", "Anteil",
            "Unterrichtsrelevante Räume mit mindestens einem Display oder Projektor im Einsatz, geteilt durch alle "
                    + "unterrichtsrelevanten Räume. Ein defektes Gerät zählt nicht.",
            List.of(Rows.DISPLAYS, Rows.RELEVANT_ROOMS),
            facts -> new Ratio(facts.rooms().withDisplay(), facts.rooms().relevant())),

    DISPLAY_COMPLETE("display-complete", "Alle Räume mit Display", "ja/nein",
            "1, wenn jeder unterrichtsrelevante Raum der Schule ein funktionierendes Display hat. Nach Schulen gewichtet der "
                    + "Anteil der Schulen, nach SuS gewichtet der Anteil der SuS an solchen Schulen.",
            List.of(Rows.DISPLAYS, Rows.RELEVANT_ROOMS),
            facts -> facts.rooms().relevant() == 0 ? new Ratio(0, 0)
                    : new Ratio(facts.rooms().withDisplay() == facts.rooms().relevant() ? 1 : 0, 1)),

    AVERAGE_AGE("average-age", "Durchschnittliches Alter der Geräte", "Jahre",
            "Tage seit dem ersten Einsatztag (ersatzweise seit dem Kauf) aller Geräte im Einsatz, deren Alter bekannt ist, geteilt "
                    + "durch ihre Zahl und durch 365,25.",
            List.of(Rows.DEVICES_IN_SERVICE), facts -> new Ratio(facts.devices().days(), facts.devices().dated())) {
        @Override
        BigDecimal scaled(BigDecimal quotient) {
            return quotient.divide(DAYS_PER_YEAR, MathContext.DECIMAL64);
        }
    },

    BEYOND_USEFUL_LIFE("beyond-useful-life", "Geräte über der Nutzungsdauer", "Anteil",
            "Geräte im Einsatz, die die geplante Nutzungsdauer ihrer Klasse erreicht haben, geteilt durch die Geräte im Einsatz, "
                    + "für deren Klasse eine gilt und deren Alter bekannt ist. Weder Abschreibung noch Zweckbindung.",
            List.of(Rows.DEVICES_IN_SERVICE), facts -> new Ratio(facts.devices().beyond(), facts.devices().withLife()));

    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");

    private final String id;
    private final String title;
    private final String unit;
    private final String definition;
    private final List<Rows> rows;
    private final Function<SchoolFacts, Ratio> formula;

    Indicator(String id, String title, String unit, String definition, List<Rows> rows,
            Function<SchoolFacts, Ratio> formula) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.definition = definition;
        this.rows = rows;
        this.formula = formula;
    }

    /** Lists of inventory, and what of them is counted. */
    private enum Rows {
        PUPIL_DEVICES(CountedDevices.FOR_PUPILS.query(),
                "Zähler: Tablets, Notebooks und Convertibles im Einsatz, für SuS oder im Pool"),
        DEVICES_IN_SERVICE(CountedDevices.ALL.query(),
                "Alle Geräte im Einsatz; gezählt sind die, deren Alter bekannt ist und für die, wo es darum geht, eine "
                        + "Nutzungsdauer gilt"),
        DISPLAYS(CountedDevices.DISPLAYS.query() + "&roomId.empty=false",
                "Zähler: Displays und Projektoren im Einsatz, die in einem Raum stehen; gezählt ist jeder unterrichtsrelevante "
                        + "Raum mit mindestens einem davon"),
        RELEVANT_ROOMS("rooms?unterrichtsrelevant=true", "Nenner: alle unterrichtsrelevanten Räume, mit und ohne Display");

        private static final String INVENTORY = "/api/inventory/v1/";

        private final String query;
        private final String lists;

        Rows(String query, String lists) {
            this.query = query;
            this.lists = lists;
        }

        private RowsLink link(String filter, String addition) {
            return new RowsLink(INVENTORY + query + filter, lists + addition + ".");
        }
    }

    /** The stable id. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** What one unit of the value is. */
    public String unit() {
        return unit;
    }

    /** What is counted, and by what it is divided. */
    public String definition() {
        return definition;
    }

    /** The lists in inventory whose rows were counted at a school. */
    List<RowsLink> rows(String schulnummer) {
        return rows.stream().map(one -> one.link("&schulnummer=" + schulnummer, "")).toList();
    }

    /** The lists in inventory whose rows were counted at all schools. */
    List<RowsLink> rows() {
        return rows.stream().map(one -> one.link("", "; die Liste zeigt auch Schulen ohne Wert und geschlossene")).toList();
    }

    Ratio of(SchoolFacts facts) {
        return formula.apply(facts);
    }

    /** The value of a quotient in the indicator's unit, not rounded. */
    BigDecimal scaled(BigDecimal quotient) {
        return quotient;
    }

    Optional<BigDecimal> value(Ratio ratio) {
        return ratio.exact().map(this::scaled);
    }
}
