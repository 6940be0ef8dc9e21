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
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonRawValue;

/** What changed since: for clients that keep a copy. Deletions are changes, too. */
@Path("/changes")
@Tag(name = "Changes")
public class ChangesResource {

    private final ChangesService changes;

    ChangesResource(ChangesService changes) {
        this.changes = changes;
    }

    @GET
    @RolesAllowed("${schulausstattung.changes.permissions}")
    @Operation(summary = "List what changed since a cursor, in the order of transactions")
    @APIResponse(responseCode = "200", description = "OK", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Changes.class)))
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

    /**
     * One change with the state after it; where an aggregate left the caller's schools, the fact says so, and the state is the
     * last one there.
     */
    public record Change(String type, String id, int epoch, long version, String fact, Instant recordedAt,
            @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Object.class) String state) {
    }
}
