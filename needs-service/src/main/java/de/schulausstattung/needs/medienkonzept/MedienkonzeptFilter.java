package de.schulausstattung.needs.medienkonzept;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the list of Medienkonzepte can be filtered by. */
public class MedienkonzeptFilter {

    @RestQuery
    public @Nullable String schulnummer;
}
