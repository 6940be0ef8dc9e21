package de.schulausstattung.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What every list understands: how many, where to go on, in which order, with which fields. */
public class PageRequest {

    @RestQuery
    @DefaultValue("50")
    @Min(1)
    @Max(500)
    @Parameter(description = "Items per page")
    public int limit;

    @RestQuery
    @Size(max = 1000)
    @Parameter(description = "Cursor from `next` or `previous` of another page of the same list")
    public @Nullable String cursor;

    @RestQuery
    @Size(max = 64)
    @Parameter(description = "Sort key of this list; a leading minus sorts downwards")
    public @Nullable String sort;

    @RestQuery
    @DefaultValue("none")
    @Parameter(description = "Whether to count the matching rows")
    public CountMode count = CountMode.none;

    @RestQuery
    @Size(max = 1000)
    @Parameter(description = "Only these fields of each item, separated by commas")
    public @Nullable String fields;

    @Context
    public @Nullable UriInfo uri;
}
