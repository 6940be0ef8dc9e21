package de.schulausstattung.needs.gap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;

/**
 * What a school has and what the standard asks for, in a list.
 *
 * @param standard the label of the standard
 * @param stichtag of the count of pupils; absent where there is none
 */
public record SchoolGapSummary(String schulnummer, String name, String schulform, LocalDate asOf, @Nullable Instant dataAsOf,
        String standard, @Nullable String schuljahr, @Nullable LocalDate stichtag, List<RuleGap> rules) implements Identified {

    static SchoolGapSummary of(SchoolGap gap) {
        return new SchoolGapSummary(gap.schulnummer(), gap.name(), gap.schulform(), gap.asOf(), gap.dataAsOf(),
                gap.standard().label(), gap.schuljahr(), gap.stichtag(), gap.rules());
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return schulnummer;
    }
}
