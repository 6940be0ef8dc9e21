package de.schulausstattung.platform.history;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.platform.security.Permissions;

/** What changed since: for clients that keep a copy. Deletions are changes, too. */
@Path("/changes")
@Tag(name = "Changes")
public class ChangesResource {

    private final ChangesService changes;

    ChangesResource(ChangesService changes) {
        this.changes = changes;
    }

    @GET
    @RolesAllowed(Permissions.READ_INVENTORY)
    @Operation(summary = "List what changed since a cursor, in the order of transactions")
    @APIResponse(responseCode = "410", description = "The database was restored since; read everything again")
    public Changes since(@RestQuery @Size(max = 1000) @Nullable String since,
            @RestQuery @DefaultValue("100") @Min(1) @Max(500) int limit) {
        return changes.since(since, limit);
    }

    /**
     * A page of changes.
     *
     * @param next where to go on, always present: ask again with it for what is yet to come
     * @param more whether there is more already
     */
    public record Changes(List<Change> items, String next, boolean more) {
    }

    /** One change with the state after it. */
    public record Change(String type, String id, int epoch, long version, String fact, Instant recordedAt, JsonNode state) {
    }
}
