package de.schulausstattung.needs.standard;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The wall shows one's own versions and, to a Träger, those that its Kreis offers. */
@ApplicationScoped
class StandardRepository implements PanacheRepositoryBase<EquipmentStandard, UUID> {

    private final Keyset keyset;

    StandardRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    EquipmentStandard require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("standard", id));
    }

    /** One's own, locked: what the Kreis offers can be read, but not locked. */
    EquipmentStandard requireOwn(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("standard", id));
    }

    Page<EquipmentStandard> search(StandardFilter filter, PageRequest page) {
        var where = new Where().and("e.level = :level", "level", filter.level).and("e.status = :status", "status",
                filter.status);
        return keyset.page(EquipmentStandard.class, where, page, StandardSort.ALL, standard -> standard);
    }

    /** The Träger's version in force on a day. */
    Optional<EquipmentStandard> inForce(LocalDate day) {
        return find("level = ?1 and status <> ?2 and validFrom <= ?3 order by validFrom desc", StandardLevel.TRAEGER,
                StandardStatus.WITHDRAWN, day).firstResultOptional();
    }
}
