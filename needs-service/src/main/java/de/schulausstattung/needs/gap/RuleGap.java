package de.schulausstattung.needs.gap;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.needs.standard.RuleKind;

/**
 * Soll, Ist and gap of a school under one kind of rule.
 *
 * @param soll absent where it is not known: no count of pupils
 * @param ist devices for pupils in service; displays that meet the Soll of their room
 * @param gap Soll less Ist, never below 0
 * @param coverage the part of the Soll that is met; absent where nothing is asked for
 * @param average coverage of the schools of the same Schulform; absent where there are too few
 * @param rows where inventory lists what was counted; absent for past days, whose rows inventory does not list
 */
public record RuleGap(RuleKind rule, String definition, @Nullable Long soll, long ist, @Nullable Long gap,
        @Nullable BigDecimal coverage, @Nullable SchulformAverage average, @Nullable List<RowsLink> rows) {

    static RuleGap of(RuleKind rule, @Nullable Long soll, long ist, @Nullable Long gap, @Nullable List<RowsLink> rows) {
        return new RuleGap(rule, definition(rule), soll, ist, gap,
                soll == null || gap == null ? null : Coverage.of(soll, gap).orElse(null), null, rows);
    }

    RuleGap with(@Nullable SchulformAverage anAverage) {
        return new RuleGap(rule, definition, soll, ist, gap, coverage, anAverage, rows);
    }

    private static String definition(RuleKind rule) {
        return switch (rule) {
            case DEVICES_PER_PUPIL ->
                "Soll: je Jahrgang die aktiven Schülerinnen und Schüler mal Geräte je SuS nach dem Standard,"
                        + " aufgerundet. Ist: Geräte für SuS in Betrieb.";
            case DISPLAYS_PER_ROOM ->
                "Soll: Displays je unterrichtsrelevantem Raum nach dem Standard. Ist: Displays in Betrieb,"
                        + " je Raum höchstens so viele wie das Soll; ein defektes zählt nicht.";
        };
    }
}
