package de.schulausstattung.needs.procurement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A line of a protocol, as procurement reads it. */
record Agreed(UUID id, String schulnummer, int jahr, int zieljahr, String kind, @Nullable String deviceClass, int quantity,
        List<UUID> roomIds, @Nullable String jahrgang, @Nullable UUID needId, @Nullable Long budgetCents,
        @Nullable String budgetLine, @Nullable LocalDate dueOn, String decision, boolean binding, String outcome) {

    /** Whether something is to be bought for it. */
    boolean isToBeBought() {
        return binding && kind.equals("PURCHASE") && decision.equals("ACCEPTED") && deviceClass != null && quantity > 0
                && !outcome.equals("DROPPED");
    }
}
