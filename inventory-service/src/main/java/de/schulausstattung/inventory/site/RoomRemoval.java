package de.schulausstattung.inventory.site;

import java.util.UUID;

/** A room is about to be removed, within the transaction; who needs it refuses with a Conflict. */
public record RoomRemoval(UUID id, String name) {
}
