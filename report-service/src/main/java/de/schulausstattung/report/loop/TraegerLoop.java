package de.schulausstattung.report.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The loop over all schools that the caller may see: a whole Träger, or the caller's schools.
 *
 * @param asOf the day at whose end the figures stand
 * @param dataAsOf the time of the newest event that is contained; absent where none has come yet
 * @param schools open on that day
 * @param counts of these schools and of what is left of others
 * @param elsewhere of them what belongs to schools that are closed or not known (yet): with it the schools add up
 */
public record TraegerLoop(int jahr, LocalDate asOf, @Nullable Instant dataAsOf, int schools, List<LoopFigure> figures,
        LoopCounts counts, LoopCounts elsewhere) {
}
