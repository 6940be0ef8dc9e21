package de.schulausstattung.inventory.traeger;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.outbox.EventPositions;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** The operator's act of founding a tenant: the operator sees no tenant's rows, so the work is done inside the new tenant. */
@ApplicationScoped
class TraegerRegistration {

    private final TenantScope tenants;
    private final CurrentTenant current;
    private final CurrentVertxRequest request;
    private final EventPositions positions;
    private final TraegerService traeger;

    TraegerRegistration(TenantScope tenants, CurrentTenant current, CurrentVertxRequest request, EventPositions positions,
            TraegerService traeger) {
        this.tenants = tenants;
        this.current = current;
        this.request = request;
        this.positions = positions;
        this.traeger = traeger;
    }

    /** The tenant's context is one of its own: the request's id goes in with the work, the positions of its events come out. */
    TraegerService.Registered register(RegisterTraeger command) {
        var here = request.getCurrent();
        var events = new AtomicReference<String>();
        var registered = in(command.traegernummer(), () -> {
            request.setCurrent(here);
            var done = traeger.register(command);
            events.set(positions.all());
            return done;
        });
        positions.repeat(events.get());
        return registered;
    }

    TraegerView get(String traegernummer) {
        return in(traegernummer, traeger::own).orElseThrow(() -> new NotFound("traeger", traegernummer));
    }

    private <T> T in(String traegernummer, Callable<T> work) {
        return tenants.call(new Scope.WholeTenant(TraegerView.tenant(traegernummer)), current.subject(), work);
    }
}
