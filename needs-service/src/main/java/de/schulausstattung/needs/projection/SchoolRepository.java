package de.schulausstattung.needs.projection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.SortKey;
import de.schulausstattung.platform.persistence.Where;

/** The projected schools. */
@ApplicationScoped
class SchoolRepository {

    private static final String OPEN = "e.closedOn > :day or (e.closedOn is null and e.operating = true)";
    private static final List<SortKey<ProjectedSchool>> BY_NUMBER = List
            .of(SortKey.ofId("schulnummer", ProjectedSchool::schulnummer));

    private final EntityManager entities;
    private final Keyset keyset;

    SchoolRepository(EntityManager entities, Keyset keyset) {
        this.entities = entities;
        this.keyset = keyset;
    }

    List<KnownSchool> find(Collection<String> schulnummern) {
        return entities.createQuery("select e from ProjectedSchool e where e.schulnummer in :numbers", ProjectedSchool.class)
                .setParameter("numbers", schulnummern).getResultStream().map(ProjectedSchool::known).toList();
    }

    List<KnownSchool> open(LocalDate day) {
        return entities.createQuery("select e from ProjectedSchool e where " + OPEN + " order by e.schulnummer",
                ProjectedSchool.class).setParameter("day", day).getResultStream().map(ProjectedSchool::known).toList();
    }

    Page<KnownSchool> open(PageRequest page, LocalDate day) {
        return keyset.page(ProjectedSchool.class, new Where().and(OPEN, "day", day), page, BY_NUMBER, ProjectedSchool::known);
    }
}
