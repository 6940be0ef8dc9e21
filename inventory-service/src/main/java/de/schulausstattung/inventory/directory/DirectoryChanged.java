package de.schulausstattung.inventory.directory;

import java.util.Map;
import java.util.TreeMap;

/**
 * An official list was stored; adopted schools may have to follow. Fired outside any transaction, in the operator's scope; who
 * follows counts here, for the operator, what that came to.
 */
public final class DirectoryChanged {

    private final Map<String, Long> counts = new TreeMap<>(Map.of("tenantsFailed", 0L));

    /** Adds to one of the counts of the job. */
    public void count(String name, long number) {
        counts.merge(name, number, Long::sum);
    }

    Map<String, Long> counts() {
        return counts;
    }
}
