package de.schulausstattung.report.comparison;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.Indicator;

/**
 * One indicator over the Träger of a Kreis; quartiles are rounded, and of small groups there is the median alone.
 *
 * @param traeger how many have a value
 * @param suppressed {@code group-too-small} where fewer than three remain that the reader does not know,
 *        {@code group-too-alike}
 *        where these could have one value in common
 * @param own the caller's own figure, in a Träger's comparison
 */
public record IndicatorComparison(String id, String title, String definition, String unit, int traeger,
        @Nullable Quartiles schoolWeighted, @Nullable Quartiles pupilWeighted, @Nullable String suppressed,
        @Nullable Own own) {

    private static final String GROUP_TOO_SMALL = "group-too-small";
    private static final String GROUP_TOO_ALIKE = "group-too-alike";

    /** The caller's own figure. */
    public record Own(@Nullable BigDecimal value, @Nullable BigDecimal schoolWeighted, @Nullable BigDecimal pupilWeighted) {
    }

    /**
     * As the Kreis sees it, which could take away from the group those whose figures it knows.
     *
     * @param released how many of the group the Kreis knows by name
     */
    static IndicatorComparison forKreis(Indicator indicator, GroupQuartiles group, long released) {
        return of(indicator, group, released, null);
    }

    /** As the Kreis sees it where it knows everybody: computed from what was released, so there is nothing to hide. */
    static IndicatorComparison ofNamed(Indicator indicator, GroupQuartiles named) {
        return new IndicatorComparison(indicator.id(), indicator.title(), indicator.definition(), indicator.unit(),
                named.traeger(), named.schoolWeighted(), named.pupilWeighted(), null, null);
    }

    /** As a Träger sees it, which could take its own figure away from the group. */
    static IndicatorComparison forTraeger(Indicator indicator, GroupQuartiles group, @Nullable TraegerFigure own) {
        return of(indicator, group, own != null && own.isComplete() ? 1 : 0,
                own == null ? null : new Own(own.value(), own.schoolWeighted(), own.pupilWeighted()));
    }

    private static IndicatorComparison of(Indicator indicator, GroupQuartiles group, long known, @Nullable Own own) {
        var shown = group.shownTo(known);
        var suppressed = !Disclosure.isLargeEnough(group.traeger(), known) ? GROUP_TOO_SMALL
                : shown.schoolWeighted() == null ? GROUP_TOO_ALIKE : null;
        return new IndicatorComparison(indicator.id(), indicator.title(), indicator.definition(), indicator.unit(),
                group.traeger(), shown.schoolWeighted(), shown.pupilWeighted(), suppressed, own);
    }
}
