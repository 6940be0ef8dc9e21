package de.schulausstattung.inventory.device;

/** For whom a device is (S2-03). */
public enum UserGroup {
    SUS,
    LEHRKRAFT,
    VERWALTUNG,
    POOL
}
