package de.schulausstattung.needs.medienkonzept;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.SortKey;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class MedienkonzeptRepository implements PanacheRepositoryBase<Medienkonzept, UUID> {

    private static final List<SortKey<ConceptSchool>> BY_NUMBER = List
            .of(SortKey.ofId("schulnummer", ConceptSchool::schulnummer));

    /** No later version of the school: the newest counts, whatever earlier ones covered. */
    private static final String IS_NEWEST = """
            not exists (select n.id from Medienkonzept n where n.schulnummer = m.schulnummer and n.deleted = false
                           and (n.adoptedOn > m.adoptedOn or (n.adoptedOn = m.adoptedOn and n.id > m.id)))""";

    private final Keyset keyset;

    MedienkonzeptRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    Medienkonzept require(UUID id) {
        return find("id = ?1 and deleted = false", id).firstResultOptional()
                .orElseThrow(() -> new NotFound("medienkonzept", id));
    }

    /** The school of each of these; one that is not there is left out. */
    Map<UUID, String> schoolsOf(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
                : list("id in ?1 and deleted = false", ids).stream()
                        .collect(Collectors.toMap(Medienkonzept::id, Medienkonzept::schulnummer));
    }

    Page<MedienkonzeptView> search(MedienkonzeptFilter filter, PageRequest page) {
        var where = new Where().and("e.deleted = false").and("e.schulnummer = :schulnummer", "schulnummer",
                filter.schulnummer);
        return keyset.page(Medienkonzept.class, where, page, MedienkonzeptSort.ALL, MedienkonzeptView::of);
    }

    /** The open schools whose newest version is from before the day, or covers fewer Teilkompetenzen than there are. */
    Page<ConceptSchool> schoolsWithGaps(PageRequest page, LocalDate today, LocalDate cutoff, int all) {
        var where = new Where().and("e.closedOn > :today or (e.closedOn is null and e.operating = true)", "today", today)
                .and("not exists (select m.id from Medienkonzept m where m.schulnummer = e.schulnummer and m.deleted = false"
                        + " and m.adoptedOn >= :cutoff and m.covered >= " + all + " and " + IS_NEWEST + ")", "cutoff", cutoff);
        return keyset.page(ConceptSchool.class, where, page, BY_NUMBER, school -> school);
    }

    /** The newest version of each of these schools. */
    Map<String, Medienkonzept> newest(Collection<String> schulnummern) {
        return getEntityManager()
                .createQuery("select m from Medienkonzept m where m.schulnummer in :schools and m.deleted = false and "
                        + IS_NEWEST, Medienkonzept.class)
                .setParameter("schools", schulnummern).getResultStream()
                .collect(Collectors.toMap(Medienkonzept::schulnummer, Function.identity()));
    }
}
