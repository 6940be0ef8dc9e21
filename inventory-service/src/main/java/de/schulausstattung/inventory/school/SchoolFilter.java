package de.schulausstattung.inventory.school;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the list of schools can be filtered by. */
public class SchoolFilter {

    @RestQuery
    public @Nullable String schulform;

    @RestQuery
    public @Nullable Boolean operating;
}
