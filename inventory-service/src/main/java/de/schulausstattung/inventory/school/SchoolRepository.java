package de.schulausstattung.inventory.school;

import java.util.Collection;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class SchoolRepository implements PanacheRepositoryBase<School, String> {

    private final Keyset keyset;

    SchoolRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    School require(String schulnummer) {
        return findByIdOptional(schulnummer).orElseThrow(() -> new NotFound("school", schulnummer));
    }

    Page<SchoolView> search(SchoolFilter filter, PageRequest page) {
        var where = new Where().and("e.schulform = :schulform", "schulform", filter.schulform)
                .and("e.operating = :operating", "operating", filter.operating);
        return keyset.page(School.class, where, page, SchoolSort.ALL, SchoolView::of);
    }

    /** As an array, of which a statement has no limit as it has of parameters: a file may name any number. */
    @SuppressWarnings("unchecked")
    Set<String> known(Collection<String> schulnummern) {
        return Set.copyOf(getEntityManager().createNativeQuery("SELECT schulnummer FROM school WHERE schulnummer = ANY (:some)")
                .setParameter("some", schulnummern.toArray(String[]::new)).getResultList());
    }
}
