package de.schulausstattung.report.loop;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for a Haushaltsjahr and what was granted. Devices and people are never added up.
 *
 * @param devices needs of devices, new ones and replacements
 * @param trainings needs of training
 */
public record Needs(NeedCounts devices, NeedCounts trainings, List<OfKind> kinds) {

    /**
     * The needs of one kind and device class.
     *
     * @param kind {@code NEW}, {@code REPLACEMENT} or {@code TRAINING}
     * @param deviceClass empty for a training
     */
    public record OfKind(String kind, @Nullable String deviceClass, NeedCounts counts) {
    }

    private record Key(String kind, String deviceClass) {

        static Key of(RequestedNeed need) {
            return new Key(need.kind(), Objects.requireNonNullElse(need.deviceClass(), ""));
        }
    }

    static Needs of(Collection<RequestedNeed> needs) {
        var byTraining = needs.stream().collect(Collectors.partitioningBy(RequestedNeed::isTraining));
        return new Needs(NeedCounts.of(byTraining.getOrDefault(false, List.of())),
                NeedCounts.of(byTraining.getOrDefault(true, List.of())),
                needs.stream().collect(Collectors.groupingBy(Key::of)).entrySet().stream()
                        .sorted(Comparator.comparing(one -> one.getKey().kind() + " " + one.getKey().deviceClass()))
                        .map(one -> new OfKind(one.getKey().kind(),
                                one.getKey().deviceClass().isEmpty() ? null : one.getKey().deviceClass(),
                                NeedCounts.of(one.getValue())))
                        .toList());
    }
}
