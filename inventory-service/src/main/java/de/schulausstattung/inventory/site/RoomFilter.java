package de.schulausstattung.inventory.site;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the list of rooms can be filtered by. */
public class RoomFilter {

    @RestQuery
    public @Nullable String schulnummer;

    @RestQuery
    public @Nullable RoomKind kind;

    @RestQuery
    public @Nullable Boolean unterrichtsrelevant;
}
