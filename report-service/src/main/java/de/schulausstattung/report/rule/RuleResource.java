package de.schulausstattung.report.rule;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.security.Permissions;

/** The rules that figures are computed by: readers see them beside their figures, the operator dates them. */
@Path("/rules")
@Tag(name = "Rules")
public class RuleResource {

    private final RuleService rules;

    RuleResource(RuleService rules) {
        this.rules = rules;
    }

    @GET
    @RolesAllowed({ Permissions.READ_REPORTS, Permissions.OPERATE_DIRECTORY })
    @Operation(summary = "Show the standards, quotas and useful lives that figures are computed by, each with its first day and source")
    public RulesView showRules() {
        return rules.all();
    }

    @POST
    @Path("/device-quotas")
    @Idempotent
    @RolesAllowed(Permissions.OPERATE_DIRECTORY)
    @Operation(summary = "Set how many devices pupils shall have, from a day on; the same once more changes nothing")
    @APIResponse(responseCode = "409", description = "A frozen report speaks of that day or a later one")
    public DeviceQuotaView dateDeviceQuota(@Valid @NotNull DateDeviceQuota command) {
        return rules.date(command);
    }

    @POST
    @Path("/useful-lives")
    @Idempotent
    @RolesAllowed(Permissions.OPERATE_DIRECTORY)
    @Operation(summary = "Set the useful life of a device class, from a day on; the same once more changes nothing")
    @APIResponse(responseCode = "409", description = "A frozen report speaks of that day or a later one")
    public UsefulLifeView dateUsefulLife(@Valid @NotNull DateUsefulLife command) {
        return rules.date(command);
    }
}
