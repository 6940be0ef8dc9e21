package de.schulausstattung.report.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.report.indicator.KnownSchool;

/**
 * The loop of one school in a year.
 *
 * @param asOf the day at whose end the figures stand
 * @param dataAsOf the time of the newest event that is contained; absent where none has come yet
 */
public record SchoolLoop(String schulnummer, String name, String schulform, int jahr, LocalDate asOf,
        @Nullable Instant dataAsOf, List<LoopFigure> figures, LoopCounts counts) implements Identified {

    static SchoolLoop of(KnownSchool school, LoopCounts counts, LoopYear year, @Nullable Instant dataAsOf) {
        return new SchoolLoop(school.schulnummer(), school.name(), school.schulform(), year.jahr(), year.day(), dataAsOf,
                LoopFigure.of(counts, year.jahr(), school.schulnummer()), counts);
    }

    @Override
    public String pathId() {
        return schulnummer;
    }
}
