package de.schulausstattung.inventory.directory;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class DirectoryRepository implements PanacheRepositoryBase<DirectoryEntry, String> {

    private static final String DIFFERENCES = """
            SELECT coalesce(a.schulnummer, b.schulnummer), coalesce(a.short_name, b.short_name),
                   a.schulnummer IS NOT NULL, b.schulnummer IS NOT NULL,
                   array_remove(ARRAY[
                     CASE WHEN a.schulform IS DISTINCT FROM b.schulform THEN 'schulform|' || a.schulform || '|' || b.schulform END,
                     CASE WHEN a.short_name IS DISTINCT FROM b.short_name THEN 'shortName|' || a.short_name || '|' || b.short_name END,
                     CASE WHEN a.traegernummer IS DISTINCT FROM b.traegernummer
                          THEN 'traegernummer|' || a.traegernummer || '|' || b.traegernummer END,
                     CASE WHEN a.ags IS DISTINCT FROM b.ags THEN 'ags|' || a.ags || '|' || b.ags END,
                     CASE WHEN a.betriebsschluessel IS DISTINCT FROM b.betriebsschluessel
                          THEN 'betriebsschluessel|' || a.betriebsschluessel || '|' || b.betriebsschluessel END,
                     CASE WHEN a.street IS DISTINCT FROM b.street THEN 'street|' || a.street || '|' || b.street END], NULL)
              FROM (SELECT * FROM directory_entry WHERE source = 'SCHULDATEI' AND listed) a
              FULL JOIN (SELECT * FROM directory_entry WHERE source = 'SVWS' AND listed) b ON b.schulnummer = a.schulnummer
             WHERE :traegernummer IN (a.traegernummer, b.traegernummer)
             ORDER BY 1""";

    private final Keyset keyset;

    DirectoryRepository(Keyset keyset) {
        this.keyset = keyset;
    }

    Page<DirectorySchool> search(DirectoryFilter filter, PageRequest page) {
        var where = new Where().and("e.traegernummer = :traegernummer", "traegernummer", filter.traegernummer)
                .and("e.schulform = :schulform", "schulform", filter.schulform)
                .startsWith("e.ags", "ags", filter.ags)
                .and("e.operating = :operating", "operating", filter.operating)
                .and("e.listed = :listed", "listed", filter.listed);
        return keyset.page(DirectoryEntry.class, where, page, Keyset.all(DirectorySort.class), DirectoryEntry::view);
    }

    List<DirectoryEntry> ofTraeger(String traegernummer) {
        return list("traegernummer", traegernummer);
    }

    List<DirectoryDifference> differences(String traegernummer) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = getEntityManager().createNativeQuery(DIFFERENCES).setParameter("traegernummer", traegernummer)
                .getResultList();
        return rows.stream().map(row -> new DirectoryDifference((String) row[0], (String) row[1], (Boolean) row[2],
                (Boolean) row[3], DirectoryDifference.fields((String[]) row[4])))
                .filter(DirectoryDifference::isOne).toList();
    }
}
