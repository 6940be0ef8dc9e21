package de.schulausstattung.report.loop;

import java.util.Collection;
import java.util.List;

/**
 * What is counted of a year, of one school or of many. Numbers of schools add up to those of all; medians and means do not.
 *
 * @param agreements the lines of the year's talks
 * @param agreementsForYear the lines meant for this Haushaltsjahr: those of the talks of the year before
 * @param leadTime over what arrived in the year
 * @param needs what was asked for this Haushaltsjahr
 * @param trainings by topic, for this Haushaltsjahr
 */
public record LoopCounts(Talks talks, Agreements agreements, Agreements agreementsForYear, LeadTime leadTime, Needs needs,
        List<TrainingTopic> trainings) {

    /**
     * Counts.
     *
     * @param openSchools the schools that should have a talk
     */
    static LoopCounts of(LoopFacts facts, Collection<String> openSchools, LoopYear year) {
        var forYear = facts.lines().stream().filter(line -> line.zieljahr() == year.jahr()).toList();
        return new LoopCounts(Talks.of(facts.talks(), openSchools, year.day()),
                Agreements.of(facts.lines().stream().filter(line -> line.jahr() == year.jahr()).toList(), year.day()),
                Agreements.of(forYear, year.day()), LeadTime.of(facts.deliveries()), Needs.of(facts.needs()),
                TrainingTopic.of(facts.needs(), forYear, year.day()));
    }

    /** People of agreed trainings, over all topics. */
    public long peopleAgreed() {
        return trainings.stream().mapToLong(TrainingTopic::peopleAgreed).sum();
    }

    /** People of trainings that are done, over all topics. */
    public long peopleTrained() {
        return trainings.stream().mapToLong(TrainingTopic::peopleTrained).sum();
    }
}
