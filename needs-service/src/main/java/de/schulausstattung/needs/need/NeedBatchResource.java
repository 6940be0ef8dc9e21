package de.schulausstattung.needs.need;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.idempotency.Outcome;
import de.schulausstattung.platform.problem.Violation;
import de.schulausstattung.platform.security.Permissions;

@Path("/needs:batch")
@Tag(name = "Needs")
public class NeedBatchResource {

    private final NeedBatchService batches;

    NeedBatchResource(NeedBatchService batches) {
        this.batches = batches;
    }

    /** What to do where some items are wrong. */
    public enum NeedBatchMode {
        /** Draft all or none. */
        ATOMIC,
        /** Draft those that are in order. */
        PARTIAL
    }

    /** Up to two hundred needs, as a form that was filled without a network sends them (1B-18). */
    public record RequestNeeds(@NotNull NeedBatchMode mode,
            @NotNull @Size(min = 1, max = 200) List<@Valid @NotNull RequestNeed> items) {
    }

    /**
     * What came of one item.
     *
     * @param index its place in the request, from 0
     * @param status the HTTP status it would have had alone
     */
    public record NeedResult(int index, int status, @Nullable NeedView need, List<Violation> violations) {
    }

    /** What came of each item, in the order of the request. */
    public record NeedBatchResult(@Schema(description = "How many were drafted") int stored, List<NeedResult> items)
            implements
                Outcome {

        @Override
        public boolean hasEffect() {
            return stored > 0;
        }
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_NEEDS)
    @Operation(summary = "Draft many needs of a school in a round")
    @APIResponse(responseCode = "207", description = "A result per item", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NeedBatchResult.class)))
    public RestResponse<NeedBatchResult> requestAll(@Valid @NotNull RequestNeeds command) {
        return RestResponse.ResponseBuilder.<NeedBatchResult> create(207).entity(batches.request(command)).build();
    }
}
