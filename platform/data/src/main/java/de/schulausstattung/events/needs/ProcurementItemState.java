package de.schulausstattung.events.needs;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * One line of what a Träger buys for a school. At most one chain of orders comes of an agreement.
 *
 * @param agreementId the agreement of a talk it carries out, if it comes of one
 * @param needId the need it meets, if named
 * @param status {@code PROPOSED}, {@code ORDERED}, {@code DELIVERED}, {@code CANCELLED}
 * @param delivered devices that arrived for it, counted from the inventory
 * @param inService those of them that were put into service
 * @param deliveredOn when the last of the quantity had arrived
 * @param needSubmittedOn since when the need was known; lead time counts from here
 * @param budgetCents what it may cost, gross, EUR
 */
public record ProcurementItemState(UUID id, String schulnummer, @Nullable UUID agreementId, @Nullable UUID needId,
        String deviceClass, int quantity, String status, @Nullable String orderNumber, @Nullable LocalDate orderedOn,
        int delivered, int inService, @Nullable LocalDate deliveredOn, @Nullable LocalDate needSubmittedOn,
        @Nullable Long budgetCents, @Nullable String budgetLine) implements AggregateState {

    /** What happens to a procurement item. */
    public enum ProcurementItemFact implements Fact {
        PROPOSED,
        CHANGED,
        ORDERED,
        RECEIVED,
        DELIVERED,
        CANCELLED,
        REPUBLISHED
    }

    @Override
    public String aggregateId() {
        return id.toString();
    }

    @Override
    public String visibleAt() {
        return schulnummer;
    }

    @Override
    public Topic topic() {
        return Topic.NEEDS_PROCUREMENT_ITEM;
    }
}
