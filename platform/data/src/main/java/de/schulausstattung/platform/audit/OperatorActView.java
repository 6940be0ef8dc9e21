package de.schulausstattung.platform.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An act of an operator.
 *
 * @param actor the subject of the operator's token
 * @param act what was done: {@code dead-letter.replay}, {@code parked-event.discard}, {@code republish}
 * @param target on what: the letter's id, the event's sequence, the job
 * @param outcome what came of it
 * @param requestId finds the request in the logs
 */
public record OperatorActView(UUID id, Instant recordedAt, String actor, String act, String target, String outcome,
        String requestId) {
}
