package de.schulausstattung.platform.persistence;

import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids of new objects: UUIDv7, so that they sort by time and pages of new rows stay together in the index. */
public final class Ids {

    private Ids() {
    }

    /** A new id. */
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
