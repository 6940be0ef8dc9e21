package de.schulausstattung.report.loop;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Training about one topic in a Haushaltsjahr: how many people, never who. What schools need and what was agreed on stand side
 * by side; one may be the answer to the other, so they are not added up.
 *
 * @param needs needs that were handed in and neither withdrawn nor carried over
 * @param peopleNeeded whom they are for
 * @param peopleGranted for how many the Träger granted it
 * @param agreements lines that were accepted in talks for this year
 * @param peopleAgreed whom they are for
 * @param peopleTrained those of the lines that are done
 */
public record TrainingTopic(String topic, int needs, long peopleNeeded, long peopleGranted, int agreements, long peopleAgreed,
        long peopleTrained) {

    private static final String UNNAMED = "ohne Angabe";

    /** By topic; {@code lines} are those of all kinds that are meant for the year. */
    static List<TrainingTopic> of(Collection<RequestedNeed> needs, Collection<AgreedLine> lines, LocalDate day) {
        var needed = needs.stream().filter(need -> need.isTraining() && need.isWanted())
                .collect(Collectors.groupingBy(need -> named(need.trainingTopic())));
        var agreed = lines.stream().filter(line -> line.kind().equals(AgreedLine.TRAINING) && line.isAccepted())
                .collect(Collectors.groupingBy(line -> named(line.trainingTopic())));
        var topics = new TreeSet<>(needed.keySet());
        topics.addAll(agreed.keySet());
        return topics.stream().map(topic -> of(topic, needed.getOrDefault(topic, List.of()),
                agreed.getOrDefault(topic, List.of()), day)).toList();
    }

    private static TrainingTopic of(String topic, List<RequestedNeed> needs, List<AgreedLine> lines, LocalDate day) {
        return new TrainingTopic(topic, needs.size(), needs.stream().mapToLong(RequestedNeed::requested).sum(),
                needs.stream().mapToLong(RequestedNeed::granted).sum(), lines.size(),
                lines.stream().mapToLong(AgreedLine::quantity).sum(),
                lines.stream().filter(line -> line.isKept(day)).mapToLong(AgreedLine::quantity).sum());
    }

    private static String named(@Nullable String topic) {
        return topic == null || topic.isBlank() ? UNNAMED : topic.strip();
    }
}
