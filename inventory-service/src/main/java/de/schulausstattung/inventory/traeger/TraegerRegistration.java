package de.schulausstattung.inventory.traeger;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;

/** The operator's act of founding a tenant: the operator sees no tenant's rows, so the work is done inside the new tenant. */
@ApplicationScoped
class TraegerRegistration {

    private final TenantScope tenants;
    private final CurrentTenant current;
    private final TraegerService traeger;

    TraegerRegistration(TenantScope tenants, CurrentTenant current, TraegerService traeger) {
        this.tenants = tenants;
        this.current = current;
        this.traeger = traeger;
    }

    TraegerView register(RegisterTraeger command) {
        var operator = current.subject();
        return tenants.call(new Scope.WholeTenant(TraegerView.tenant(command.traegernummer())), operator,
                () -> traeger.register(command));
    }
}
