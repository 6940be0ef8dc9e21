package de.schulausstattung.needs.gap;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a room shall have.
 *
 * @param kind of room, as in inventory
 * @param rule absent where the standard says nothing of it
 * @param ist displays in service in it; a defect one is none
 * @param displays their ids in inventory
 */
public record RoomGap(UUID roomId, String name, String kind, @Nullable AppliedRule rule, long soll, long ist, long gap,
        List<UUID> displays) {

    /** Those that meet the Soll; more than it fill no other room's gap. */
    long counted() {
        return soll - gap;
    }
}
