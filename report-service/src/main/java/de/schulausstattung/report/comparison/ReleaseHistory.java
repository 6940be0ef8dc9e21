package de.schulausstattung.report.comparison;

import java.time.Instant;
import java.util.List;

/** The releases of a Träger's figures to its Kreis and the withdrawals, newest first. */
public record ReleaseHistory(List<Entry> items) {

    /**
     * One of them.
     *
     * @param actor the subject that said so; {@code system:comparison} where the Träger is gone
     * @param requestId finds the request in the logs; empty where no request did it
     */
    public record Entry(boolean released, Instant recordedAt, String actor, String requestId) {
    }
}
