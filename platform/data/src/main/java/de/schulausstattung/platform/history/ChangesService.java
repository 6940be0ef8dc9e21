package de.schulausstattung.platform.history;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.ChangesRepository.Epoch;
import de.schulausstattung.platform.history.ChangesRepository.Position;
import de.schulausstattung.platform.history.ChangesRepository.Row;
import de.schulausstattung.platform.paging.Cursors;
import de.schulausstattung.platform.problem.Gone;
import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Incremental sync: what changed since a client last asked. */
@ApplicationScoped
class ChangesService {

    private final ChangesRepository changes;
    private final Cursors cursors;
    private final TenantScope tenants;

    ChangesService(ChangesRepository changes, Cursors cursors, TenantScope tenants) {
        this.changes = changes;
        this.cursors = cursors;
        this.tenants = tenants;
    }

    private record Read(Epoch epoch, Position from, List<Row> rows) {
    }

    ChangesResource.Changes since(@Nullable String cursor, int limit) {
        var read = read(cursor, limit);
        if (!read.epoch().isNoted()) {
            var number = read.epoch().number();
            tenants.run(new Scope.Platform(), "system:changes",
                    () -> QuarkusTransaction.requiringNew().run(() -> changes.settle(number)));
            read = read(cursor, limit);
        }
        var full = read.rows().size() == limit;
        var next = new ChangesCursor(full ? read.rows().getLast().position() : end(read), read.epoch().number());
        return new ChangesResource.Changes(read.rows().stream().map(Row::change).toList(), next.write(cursors), full);
    }

    private Read read(@Nullable String cursor, int limit) {
        var known = cursor == null ? null : ChangesCursor.read(cursors, cursor);
        var from = known == null ? Position.BEGINNING : known.at();
        return QuarkusTransaction.requiringNew().call(() -> {
            var epoch = changes.epoch();
            if (known != null && known.issuedIn() < epoch.number()) {
                throw new Gone("cursor-gone");
            }
            return new Read(epoch, from, epoch.isSettled() ? changes.since(from, epoch, limit) : List.of());
        });
    }

    /** Who has read everything need not be led past it again, past all that others in the tenant may see. */
    private static Position end(Read read) {
        return read.epoch().isSettled() ? read.epoch().end() : read.from();
    }
}
