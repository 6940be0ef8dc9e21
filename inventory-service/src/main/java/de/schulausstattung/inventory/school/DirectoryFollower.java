package de.schulausstattung.inventory.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.inventory.directory.DirectoryChanged;
import de.schulausstattung.inventory.traeger.TraegerService;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;

/** After an import, visits tenant after tenant and lets their schools follow the directory. */
@ApplicationScoped
class DirectoryFollower {

    private final TenantScope tenants;
    private final TraegerService traeger;
    private final SchoolService schools;

    DirectoryFollower(TenantScope tenants, TraegerService traeger, SchoolService schools) {
        this.tenants = tenants;
        this.traeger = traeger;
        this.schools = schools;
    }

    void follow(@Observes DirectoryChanged changed) {
        traeger.tenants().forEach(
                tenant -> tenants.run(new Scope.WholeTenant(tenant), "system:directory", schools::followDirectory));
    }
}
