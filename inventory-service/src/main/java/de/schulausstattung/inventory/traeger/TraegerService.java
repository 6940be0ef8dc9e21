package de.schulausstattung.inventory.traeger;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.events.inventory.TraegerState.TraegerFact;
import de.schulausstattung.platform.outbox.Outbox;

/** The Schulträger of the tenant at hand, and the list of all tenants for the operator. */
@ApplicationScoped
@Transactional
public class TraegerService {

    private final TraegerRepository traeger;
    private final Outbox outbox;

    TraegerService(TraegerRepository traeger, Outbox outbox) {
        this.traeger = traeger;
        this.outbox = outbox;
    }

    /** A Träger, and whether its tenant was founded just now. */
    record Registered(TraegerView traeger, boolean isNew) {
    }

    /** Registers or renames; runs in the tenant that is founded. */
    Registered register(RegisterTraeger command) {
        var known = traeger.findByIdOptional(command.traegernummer());
        var one = known.orElseGet(() -> new Traeger(command));
        if (known.isEmpty()) {
            traeger.persist(one);
            outbox.append(TraegerFact.REGISTERED, one);
        } else if (one.describe(command)) {
            outbox.append(TraegerFact.CHANGED, one);
        }
        traeger.list(TraegerView.tenant(command.traegernummer()), one);
        return new Registered(TraegerView.of(one), known.isEmpty());
    }

    /** The Träger that is this tenant; empty for a Kreis and for a Träger that nobody registered. */
    public Optional<TraegerView> own() {
        return traeger.findAll().firstResultOptional().map(TraegerView::of);
    }

    /** Every tenant of the installation; only the operator and the platform see more than their own. */
    public List<String> tenants() {
        return traeger.tenants();
    }
}
