package de.schulausstattung.inventory.school;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

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
        return keyset.page(School.class, where, page, Keyset.all(SchoolSort.class), SchoolView::of);
    }

    Set<String> known(Collection<String> schulnummern) {
        return getEntityManager().createQuery("select e.schulnummer from School e where e.schulnummer in :some", String.class)
                .setParameter("some", schulnummern).getResultStream().collect(Collectors.toSet());
    }
}
