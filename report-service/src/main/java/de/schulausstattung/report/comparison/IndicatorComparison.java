package de.schulausstattung.report.comparison;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.Indicator;

/**
 * One indicator over the Träger of a Kreis.
 *
 * @param traeger how many have a value
 * @param suppressed {@code group-too-small} where quartiles would tell of fewer than three Träger
 * @param own the caller's own figure, in a Träger's comparison
 */
public record IndicatorComparison(String id, String title, String definition, String unit, int traeger,
        @Nullable Quartiles schoolWeighted, @Nullable Quartiles pupilWeighted, @Nullable String suppressed,
        @Nullable Own own) {

    private static final String GROUP_TOO_SMALL = "group-too-small";

    /** The caller's own figure. */
    public record Own(@Nullable BigDecimal value, @Nullable BigDecimal schoolWeighted, @Nullable BigDecimal pupilWeighted) {
    }

    /**
     * As the Kreis sees it. It knows the figures of those who released them, so it could take these away from the group: what
     * remains must be nobody or a group that is large enough itself.
     *
     * @param released how many of the group the Kreis knows by name
     */
    static IndicatorComparison forKreis(Indicator indicator, @Nullable GroupQuartiles group, long released) {
        var traeger = group == null ? 0 : group.traeger();
        var unknown = traeger - released;
        return of(indicator, group, unknown == 0 || unknown >= Quartiles.SMALLEST_GROUP, null);
    }

    /** As a Träger sees it, beside its own figure. */
    static IndicatorComparison forTraeger(Indicator indicator, @Nullable GroupQuartiles group, @Nullable TraegerFigure own) {
        return of(indicator, group, true,
                own == null ? null : new Own(own.value(), own.schoolWeighted(), own.pupilWeighted()));
    }

    private static IndicatorComparison of(Indicator indicator, @Nullable GroupQuartiles group, boolean mayShow,
            @Nullable Own own) {
        var shown = group != null && mayShow && group.traeger() >= Quartiles.SMALLEST_GROUP ? group : null;
        return new IndicatorComparison(indicator.id(), indicator.title(), indicator.definition(), indicator.unit(),
                group == null ? 0 : group.traeger(), shown == null ? null : shown.schoolWeighted(),
                shown == null ? null : shown.pupilWeighted(), shown == null ? GROUP_TOO_SMALL : null, own);
    }
}
