package de.schulausstattung.report.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.rule.CountedDevices;
import de.schulausstattung.report.rule.Measure;
import de.schulausstattung.report.rule.MeasuredBy;
import de.schulausstattung.report.rule.Measures;

/** The figures of a school. The id is stable; the definition stands beside every value. */
public enum Indicator {

    DEVICES_PER_PUPIL("devices-per-pupil", "Geräte je Schülerin und Schüler", "Geräte/SuS",
            "Tablets, Notebooks und Convertibles für SuS oder im Pool, die am Stichtag im Einsatz sind, geteilt durch die aktiven "
                    + "SuS der Jahrgänge, denen die Referenzquoten Schulform × Jahrgang an diesem Tag Geräte zusprechen: für alle "
                    + "Träger dieselben, was auch ihr Standard verlangt. Über mehrere Schulen zählen Geräte und SuS nur dort, wo "
                    + "es einen Wert gibt.",
            Scale.REFERENCE, List.of(Rows.PUPIL_DEVICES),
            facts -> new Ratio(facts.devices().compared(), facts.pupilsCompared())),

    TARGET_COVERAGE("target-coverage", "Erfüllung des Ausstattungsziels", "Anteil",
            "Geräte für SuS im Einsatz, die der Ausstattungsstandard des Trägers zählt, geteilt durch das Soll: je Jahrgang SuS "
                    + "mal Geräte je SuS nach dem Standard, aufgerundet. Wo an diesem Tag kein eigener Standard gilt, und im "
                    + "Vergleich der Träger, messen die Referenzquoten. Über mehrere Schulen zählt beides nur dort, wo es ein Soll "
                    + "gibt.",
            Scale.PUPILS, List.of(Rows.PUPIL_DEVICES), facts -> new Ratio(facts.devices().forPupils(), facts.target())),

    TARGET_REACHED("target-reached", "Ausstattungsziel erreicht", "ja/nein",
            "1, wenn die Schule mindestens so viele Geräte hat wie das Soll. Nach Schulen gewichtet der Anteil der Schulen, nach "
                    + "SuS gewichtet der Anteil der SuS an solchen Schulen.",
            Scale.PUPILS, List.of(Rows.PUPIL_DEVICES),
            facts -> facts.target() == 0 ? new Ratio(0, 0)
                    : new Ratio(facts.devices().forPupils() >= facts.target() ? 1 : 0, 1)),

    DISPLAY_COVERAGE("display-coverage", "Displays in Räumen gemessen am Soll", "Anteil",
            "Displays im Einsatz, je unterrichtsrelevantem Raum höchstens so viele wie sein Soll, geteilt durch das Soll: Displays "
                    + "je Raum nach dem Ausstattungsstandard des Trägers; wo er nichts dazu sagt, und im Vergleich der Träger, ein "
                    + "Display oder Projektor je Raum. Ein defektes Gerät zählt nicht.",
            Scale.ROOMS, List.of(Rows.DISPLAYS, Rows.RELEVANT_ROOMS),
            facts -> new Ratio(facts.rooms().met(), facts.rooms().target())),

    DISPLAY_COMPLETE("display-complete", "Display-Soll in allen Räumen erreicht", "ja/nein",
            "1, wenn jeder unterrichtsrelevante Raum der Schule so viele Displays im Einsatz hat wie sein Soll. Nach Schulen "
                    + "gewichtet der Anteil der Schulen, nach SuS gewichtet der Anteil der SuS an solchen Schulen.",
            Scale.ROOMS, List.of(Rows.DISPLAYS, Rows.RELEVANT_ROOMS),
            facts -> facts.rooms().target() == 0 ? new Ratio(0, 0)
                    : new Ratio(facts.rooms().met() == facts.rooms().target() ? 1 : 0, 1)),

    AVERAGE_AGE("average-age", "Durchschnittliches Alter der Geräte", "Jahre",
            "Tage seit dem ersten Einsatztag (ersatzweise seit dem Kauf) aller Geräte im Einsatz, deren Alter bekannt ist, geteilt "
                    + "durch ihre Zahl und durch 365,25.",
            Scale.NONE, List.of(Rows.DEVICES_IN_SERVICE), facts -> new Ratio(facts.devices().days(), facts.devices().dated())) {
        @Override
        BigDecimal scaled(BigDecimal quotient) {
            return quotient.divide(DAYS_PER_YEAR, MathContext.DECIMAL64);
        }
    },

    BEYOND_USEFUL_LIFE("beyond-useful-life", "Geräte über der Nutzungsdauer", "Anteil",
            "Geräte im Einsatz, die die geplante Nutzungsdauer ihrer Klasse erreicht haben, geteilt durch die Geräte im Einsatz, "
                    + "für deren Klasse eine gilt und deren Alter bekannt ist. Weder Abschreibung noch Zweckbindung.",
            Scale.NONE, List.of(Rows.DEVICES_IN_SERVICE),
            facts -> new Ratio(facts.devices().beyond(), facts.devices().withLife()));

    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");

    private final String id;
    private final String title;
    private final String unit;
    private final String definition;
    private final Scale scale;
    private final List<Rows> rows;
    private final Function<SchoolFacts, Ratio> formula;

    Indicator(String id, String title, String unit, String definition, Scale scale, List<Rows> rows,
            Function<SchoolFacts, Ratio> formula) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.definition = definition;
        this.scale = scale;
        this.rows = rows;
        this.formula = formula;
    }

    /** What a figure is measured by, and which devices count with it. */
    private enum Scale {
        /** Whatever there is. */
        NONE,
        REFERENCE,
        /** What pupils shall have. */
        PUPILS,
        /** What rooms shall have. */
        ROOMS;

        private Measure of(Measures measures) {
            return switch (this) {
                case NONE, REFERENCE -> measures.reference();
                case PUPILS -> measures.pupils();
                case ROOMS -> measures.rooms();
            };
        }
    }

    /** Lists of inventory, and what of them is counted. */
    private enum Rows {
        PUPIL_DEVICES("Zähler: Geräte im Einsatz, die für SuS zählen") {
            @Override
            String query(CountedDevices counts) {
                return devices("deviceClass.in=" + String.join(",", counts.pupilClasses()) + "&userGroup.in="
                        + String.join(",", counts.pupilUserGroups()) + "&");
            }
        },
        DEVICES_IN_SERVICE(
                "Alle Geräte im Einsatz; gezählt sind die, deren Alter bekannt ist und für die, wo es darum geht, eine "
                        + "Nutzungsdauer gilt") {
            @Override
            String query(CountedDevices counts) {
                return devices("");
            }
        },
        DISPLAYS(
                "Zähler: Displays im Einsatz, die in einem Raum stehen; gezählt sind die in unterrichtsrelevanten Räumen, je Raum "
                        + "höchstens so viele wie sein Soll") {
            @Override
            String query(CountedDevices counts) {
                return devices("deviceClass.in=" + String.join(",", counts.displayClasses()) + "&") + "&roomId.empty=false";
            }
        },
        RELEVANT_ROOMS("Nenner: das Soll aller unterrichtsrelevanten Räume, mit und ohne Display") {
            @Override
            String query(CountedDevices counts) {
                return "rooms?unterrichtsrelevant=true";
            }
        };

        private static final String INVENTORY = "/api/inventory/v1/";

        private final String lists;

        Rows(String lists) {
            this.lists = lists;
        }

        abstract String query(CountedDevices counts);

        private static String devices(String filter) {
            return "devices?" + filter + "status=IN_SERVICE";
        }

        private RowsLink link(CountedDevices counts, String filter, String addition) {
            return new RowsLink(INVENTORY + query(counts) + filter, lists + addition + ".");
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

    /** What the figure says that it was measured by; nothing where it says what there is. */
    @Nullable
    MeasuredBy measuredBy(Measures measures) {
        return scale == Scale.NONE ? null : scale.of(measures).by();
    }

    /** The lists in inventory whose rows were counted at a school. */
    List<RowsLink> rows(Measures measures, String schulnummer) {
        return rows(measures, "&schulnummer=" + schulnummer, "");
    }

    /** The lists in inventory whose rows were counted at all schools. */
    List<RowsLink> rows(Measures measures) {
        return rows(measures, "", "; die Liste zeigt auch Schulen ohne Wert und geschlossene");
    }

    private List<RowsLink> rows(Measures measures, String filter, String addition) {
        var counts = scale.of(measures).counts();
        return rows.stream().map(one -> one.link(counts, filter, addition)).toList();
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
