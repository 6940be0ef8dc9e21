package de.schulausstattung.report.loop;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the lines of a year, of all and of each kind. */
public record Agreements(AgreementCounts total, List<OfKind> kinds) {

    /**
     * The lines of one kind; devices and people are never added up.
     *
     * @param kind {@code PURCHASE}, {@code TRAINING} or {@code OTHER}
     * @param quantity how many devices, or people to train, the accepted lines name
     * @param quantityKept of them those of the lines that were kept
     */
    public record OfKind(String kind, long quantity, long quantityKept, AgreementCounts counts) {

        private static OfKind of(String kind, List<AgreedLine> lines, LocalDate day) {
            return new OfKind(kind,
                    lines.stream().filter(AgreedLine::isAccepted).mapToLong(AgreedLine::quantity).sum(),
                    lines.stream().filter(line -> line.isKept(day)).mapToLong(AgreedLine::quantity).sum(),
                    AgreementCounts.of(lines, day));
        }
    }

    static Agreements of(Collection<AgreedLine> lines, LocalDate day) {
        var kinds = lines.stream().collect(Collectors.groupingBy(AgreedLine::kind, TreeMap::new, Collectors.toList()));
        return new Agreements(AgreementCounts.of(lines, day),
                kinds.entrySet().stream().map(one -> OfKind.of(one.getKey(), one.getValue(), day)).toList());
    }
}
