package de.schulausstattung.platform.projection;

import java.util.List;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Träger. The operator registers them, so their events may stand in the operator's tenant; the row goes to the Träger's own,
 * and the list of all tenants, which the platform keeps for its jobs, gets an entry. A service makes it a bean of its own.
 */
public abstract class TenantProjection extends TableProjection<TenantProjection.TraegerRow> {

    private static final String LIST = """
            INSERT INTO tenant AS t VALUES (?, ?, ?, ?, ?)
            ON CONFLICT ON CONSTRAINT tenant_pkey DO UPDATE SET name = excluded.name, kreis = excluded.kreis, epoch = excluded.epoch,
                                                  version = excluded.version
             WHERE (excluded.epoch, excluded.version) > (t.epoch, t.version)""";

    private final EntityManager entities;
    private final TenantScope tenants;

    /** The table {@code traeger} is made by the procedure {@code projections}, or by the service. */
    protected TenantProjection(EntityManager entities, TenantScope tenants) {
        super(entities, Topic.INVENTORY_TRAEGER, TraegerRow.class, "traeger", List.of(
                new Column<>("id", "text", TraegerRow::traegernummer),
                new Column<>("name", "text", TraegerRow::name),
                new Column<>("kreis", "text", TraegerRow::kreis)));
        this.entities = entities;
        this.tenants = tenants;
    }

    /** What we read of a Träger's state. */
    public record TraegerRow(String traegernummer, String name, String kreis) {

        String tenant() {
            return tenantOf(traegernummer);
        }
    }

    @Override
    void apply(List<EventEnvelope<TraegerRow>> events, TableSet set) {
        for (var event : events) {
            within(new Scope.WholeTenant(event.data().tenant()), () -> super.apply(List.of(event), set));
            within(new Scope.Platform(), () -> list(event));
        }
    }

    /** The tenant stays listed: a job that visits it finds no Träger and does nothing. */
    @Override
    void forget(String traegernummer, TableSet set) {
        within(new Scope.WholeTenant(tenantOf(traegernummer)), () -> super.forget(traegernummer, set));
    }

    private void list(EventEnvelope<TraegerRow> event) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.prepareStatement(LIST)) {
                statement.setString(1, event.data().tenant());
                statement.setString(2, event.data().name());
                statement.setString(3, event.data().kreis());
                statement.setInt(4, event.epoch());
                statement.setLong(5, event.version());
                statement.executeUpdate();
            }
        });
    }

    /** A transaction of its own: a connection keeps the scope it was taken with. */
    private void within(Scope scope, Runnable work) {
        tenants.run(scope, "system:events", () -> QuarkusTransaction.requiringNew().run(work));
    }

    private static String tenantOf(String traegernummer) {
        return "traeger-" + traegernummer;
    }
}
