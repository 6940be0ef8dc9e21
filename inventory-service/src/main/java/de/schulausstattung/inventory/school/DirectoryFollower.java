package de.schulausstattung.inventory.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.schulausstattung.inventory.directory.DirectoryChanged;
import de.schulausstattung.inventory.traeger.TraegerService;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.logging.Log;

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
        traeger.tenants().forEach(tenant -> follow(tenant, changed));
    }

    /** What fails for one Träger is the operator's to see; the schools of the others follow all the same. */
    private void follow(String tenant, DirectoryChanged changed) {
        try {
            var elsewhere = tenants.call(new Scope.WholeTenant(tenant), "system:directory", schools::followDirectory);
            changed.count("schoolsOfOtherTraeger", elsewhere);
        } catch (RuntimeException e) {
            Log.errorf(e, "Schools could not follow the directory: tenant=%s", tenant);
            changed.count("tenantsFailed", 1);
        }
    }
}
