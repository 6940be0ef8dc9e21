package de.schulausstattung.needs.standard;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the list of standards can be filtered by. */
public class StandardFilter {

    @RestQuery
    public @Nullable StandardLevel level;

    @RestQuery
    public @Nullable StandardStatus status;
}
