package de.schulausstattung.needs.round;

import java.util.UUID;

/** A round is about to be removed, within the transaction; who needs it refuses with a Conflict. */
public record RoundRemoval(UUID id, String name) {
}
