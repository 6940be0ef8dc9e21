package de.schulausstattung.needs.procurement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A line of a protocol, as procurement reads it.
 *
 * @param carriedOverFrom the line of an earlier year that it carries on
 */
record Agreed(UUID id, String schulnummer, int jahr, int zieljahr, String kind, @Nullable String deviceClass, int quantity,
        List<UUID> roomIds, @Nullable String jahrgang, @Nullable UUID needId, @Nullable UUID carriedOverFrom,
        @Nullable Long budgetCents, @Nullable String budgetLine, @Nullable LocalDate dueOn, String decision, boolean binding,
        String outcome) {

    /** What the talk of the year after has settled; what it carries on is bought for the line that does. */
    private static final Set<String> SETTLED = Set.of("DROPPED", "CARRIED_OVER", "DONE");

    /** Whether something is to be bought for it. */
    boolean isToBeBought() {
        return isPurchase() && !SETTLED.contains(outcome);
    }

    /** Whether something is or was to be bought for it. */
    boolean isPurchase() {
        return binding && kind.equals("PURCHASE") && decision.equals("ACCEPTED") && deviceClass != null && quantity > 0;
    }
}
