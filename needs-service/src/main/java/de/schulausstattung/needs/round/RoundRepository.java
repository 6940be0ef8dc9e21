package de.schulausstattung.needs.round;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class RoundRepository implements PanacheRepositoryBase<NeedRound, UUID> {

    private final Keyset keyset;

    RoundRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    NeedRound require(UUID id) {
        return present(id).orElseThrow(() -> new NotFound("round", id));
    }

    Optional<NeedRound> present(UUID id) {
        return find("id = ?1 and deleted = false", id).firstResultOptional();
    }

    List<NeedRound> all(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    Page<RoundView> search(RoundFilter filter, PageRequest page, LocalDate today) {
        var where = new Where().and("e.deleted = false").and("e.jahr = :jahr", "jahr", filter.jahr);
        return keyset.page(NeedRound.class, where, page, RoundSort.ALL, round -> round.view(today));
    }
}
