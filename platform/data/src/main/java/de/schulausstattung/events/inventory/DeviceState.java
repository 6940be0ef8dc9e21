package de.schulausstattung.events.inventory;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.AggregateState;
import de.schulausstattung.events.Fact;
import de.schulausstattung.events.Topic;

/**
 * A device a Träger owns. State carries valid time (in service from and until), because compacted topics hold no past.
 *
 * @param inventoryNumber unique in the Träger
 * @param deviceClass what kind of device: {@code TABLET}, {@code DISPLAY}
 * @param userGroup for whom: {@code SUS}, {@code LEHRKRAFT}, {@code VERWALTUNG}, {@code POOL}
 * @param priceCents gross price in cents, EUR
 * @param inServiceFrom first day of use, if it was ever in use
 * @param inServiceUntil last day of use, if that is over
 * @param plannedUntil planned end of use (Nutzungsende), neither depreciation nor Zweckbindung
 */
public record DeviceState(UUID id, String schulnummer, @Nullable UUID roomId, String inventoryNumber,
        @Nullable String serialNumber, @Nullable UUID modelId, String maker, String model, String deviceClass,
        String userGroup, String status, @Nullable LocalDate purchasedOn, @Nullable Long priceCents,
        @Nullable LocalDate inServiceFrom, @Nullable LocalDate inServiceUntil, @Nullable LocalDate plannedUntil,
        @Nullable String procurementItemId) implements AggregateState {

    /** What happens to a device. */
    public enum DeviceFact implements Fact {
        REGISTERED,
        CHANGED,
        PUT_INTO_SERVICE,
        REPORTED_DEFECT,
        REPAIRED,
        LOST,
        FOUND,
        TAKEN_OUT_OF_SERVICE,
        DISPOSED,
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
        return Topic.INVENTORY_DEVICE;
    }
}
