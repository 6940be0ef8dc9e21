package de.schulausstattung.inventory.device;

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

@Path("/devices:batch")
@Tag(name = "Devices")
public class DeviceBatchResource {

    private final DeviceBatchService batches;

    DeviceBatchResource(DeviceBatchService batches) {
        this.batches = batches;
    }

    /** What to do where some items are wrong. */
    public enum BatchMode {
        /** Store all or none. */
        ATOMIC,
        /** Store those that are in order. */
        PARTIAL
    }

    /** Up to a thousand new devices; goods receipt names the procurement item in each. */
    public record RegisterDevices(@NotNull BatchMode mode,
            @NotNull @Size(min = 1, max = 1000) List<@NotNull DescribeDevice> items) {
    }

    /**
     * What came of one item.
     *
     * @param index its place in the request, from 0
     * @param status the HTTP status it would have had alone
     */
    public record ItemResult(int index, int status, @Nullable DeviceView device, List<Violation> violations) {
    }

    /** What came of each item, in the order of the request. */
    public record BatchResult(@Schema(description = "How many were stored") int stored, List<ItemResult> items)
            implements
                Outcome {

        @Override
        public boolean hasEffect() {
            return stored > 0;
        }
    }

    @POST
    @Idempotent
    @RolesAllowed(Permissions.MANAGE_INVENTORY)
    @Operation(summary = "Register many devices; goods receipt")
    @APIResponse(responseCode = "207", description = "A result per item", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchResult.class)))
    public RestResponse<BatchResult> register(@Valid @NotNull RegisterDevices command) {
        return RestResponse.ResponseBuilder.<BatchResult> create(207).entity(batches.register(command)).build();
    }
}
