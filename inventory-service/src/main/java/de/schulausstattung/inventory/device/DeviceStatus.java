package de.schulausstattung.inventory.device;

/** Where a device is in its life; {@link DeviceTransition} says how it gets there. */
public enum DeviceStatus {
    /** Received, not in use yet. */
    IN_STOCK,
    /** In use; the only status that counts for ratios and display coverage. */
    IN_SERVICE,
    /** Broken; counts as missing. */
    DEFECT,
    /** Lost or stolen. */
    LOST,
    /** Out of use, still there. */
    RETIRED,
    /** Sold, scrapped, handed back; final. */
    DISPOSED;

    /** Whether a use that began is over. */
    boolean endsUse() {
        return this == LOST || this == RETIRED || this == DISPOSED;
    }
}
