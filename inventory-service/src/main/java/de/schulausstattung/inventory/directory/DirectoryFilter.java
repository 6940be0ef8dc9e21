package de.schulausstattung.inventory.directory;

import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the directory can be filtered by. */
public class DirectoryFilter {

    @RestQuery
    @Pattern(regexp = "\\d{5}")
    public @Nullable String traegernummer;

    @RestQuery
    public @Nullable String schulform;

    @RestQuery
    @Pattern(regexp = "\\d{2,8}")
    @Parameter(description = "AGS or its beginning: 05754 for a Kreis, 05911000 for a Gemeinde")
    public @Nullable String ags;

    @RestQuery
    public @Nullable Boolean operating;

    @RestQuery
    public @Nullable Boolean listed;
}
