package de.schulausstattung.needs.budget;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.security.Permissions;
import de.schulausstattung.platform.web.Responses;

@Path("/budgets")
@Tag(name = "Budgets")
public class BudgetResource {

    private final BudgetService budgets;

    BudgetResource(BudgetService budgets) {
        this.budgets = budgets;
    }

    @GET
    @RolesAllowed(Permissions.READ_BUDGET)
    @Operation(summary = "Search budgets: limits, what approved needs take, and what is still free")
    public Page<BudgetView> search(@BeanParam @Valid BudgetFilter filter, @BeanParam @Valid PageRequest page) {
        return budgets.search(filter, page);
    }

    @POST
    @Idempotent(required = true)
    @RolesAllowed(Permissions.MANAGE_BUDGET)
    @Operation(summary = "Set the budget of a category in a Haushaltsjahr")
    @APIResponse(responseCode = "409", description = "There is one for this category, year and Schulform")
    public RestResponse<BudgetView> set(@Valid @NotNull SetBudget command, UriInfo uri) {
        return Responses.created(uri, budgets.set(command));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Permissions.READ_BUDGET)
    @Operation(summary = "Show a budget and what is still free")
    public BudgetView get(@RestPath UUID id) {
        return budgets.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Permissions.MANAGE_BUDGET)
    @Operation(summary = "Change the limit of a budget")
    @APIResponse(responseCode = "409", description = "More is committed than the new limit")
    public BudgetView change(@RestPath UUID id, @Valid @NotNull DescribeBudget command,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return budgets.change(id, command, ifMatch);
    }
}
