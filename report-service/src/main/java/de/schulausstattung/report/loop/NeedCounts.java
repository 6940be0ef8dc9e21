package de.schulausstattung.report.loop;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import de.schulausstattung.report.loop.RequestedNeed.Standing;

/**
 * What became of needs that were handed in. {@code submitted} is the sum of {@code undecided}, {@code approvedInFull},
 * {@code approvedInPart}, {@code rejected}, {@code carriedOver} and {@code withdrawn}.
 *
 * @param carriedOver go on in a later round, where they count again
 * @param requested how many devices, or people to train, the submitted needs ask for
 * @param requestedDecided of them those of the needs that were approved or rejected
 * @param granted how many were granted
 */
public record NeedCounts(int submitted, int undecided, int approvedInFull, int approvedInPart, int rejected, int carriedOver,
        int withdrawn, long requested, long requestedDecided, long granted) {

    static NeedCounts of(Collection<RequestedNeed> needs) {
        var counts = new EnumMap<Standing, Integer>(Standing.class);
        needs.forEach(need -> counts.merge(need.standing(), 1, Integer::sum));
        return new NeedCounts(needs.size(), count(counts, Standing.UNDECIDED), count(counts, Standing.APPROVED_IN_FULL),
                count(counts, Standing.APPROVED_IN_PART), count(counts, Standing.REJECTED),
                count(counts, Standing.CARRIED_OVER),
                count(counts, Standing.WITHDRAWN), needs.stream().mapToLong(RequestedNeed::requested).sum(),
                needs.stream().filter(RequestedNeed::isDecided).mapToLong(RequestedNeed::requested).sum(),
                needs.stream().mapToLong(RequestedNeed::granted).sum());
    }

    private static int count(Map<Standing, Integer> counts, Standing standing) {
        return counts.getOrDefault(standing, 0);
    }
}
