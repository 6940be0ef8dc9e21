package de.schulausstattung.report.comparison;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.report.indicator.WeightedFigure;

/** One figure of a Träger as a whole, as it is stored for comparison; nothing finer is. */
public record TraegerFigure(String id, @Nullable BigDecimal value, @Nullable BigDecimal schoolWeighted,
        @Nullable BigDecimal pupilWeighted) {

    static TraegerFigure of(WeightedFigure figure) {
        return new TraegerFigure(figure.id(), figure.value(), figure.schoolWeighted(), figure.pupilWeighted());
    }

    /** Whether it has a value in both weightings, and so belongs to the group that is compared. */
    boolean isComplete() {
        return schoolWeighted != null && pupilWeighted != null;
    }
}
