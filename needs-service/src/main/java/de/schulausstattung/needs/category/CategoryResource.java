package de.schulausstattung.needs.category;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import de.schulausstattung.platform.security.Permissions;

@Path("/device-categories")
@Tag(name = "Budgets")
public class CategoryResource {

    private final CategoryService categories;

    CategoryResource(CategoryService categories) {
        this.categories = categories;
    }

    /** Every device class that can be planned for. */
    public record DeviceCategories(List<DeviceCategory> items) {
    }

    @GET
    @RolesAllowed(Permissions.READ_NEEDS)
    @Operation(summary = "List the device classes with the budget category of each")
    public DeviceCategories listCategories() {
        return new DeviceCategories(categories.all());
    }
}
