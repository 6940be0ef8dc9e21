package de.schulausstattung.inventory.directory;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.inventory.directory.DirectoryDifference.FieldDifference;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class DirectoryRepository implements PanacheRepositoryBase<DirectoryEntry, String> {

    private static final String DIFFERENCES = """
            WITH listed AS (
              SELECT d.* FROM directory_entry d
               WHERE d.listed AND d.schulnummer IN (SELECT o.schulnummer FROM directory_entry o
                                                     WHERE o.listed AND o.traegernummer = :traegernummer)
            )
            SELECT coalesce(a.schulnummer, b.schulnummer), coalesce(a.short_name, b.short_name),
                   a.schulnummer IS NOT NULL, b.schulnummer IS NOT NULL,
                   CAST((SELECT coalesce(jsonb_agg(f), '[]') FROM (VALUES ('schulform', a.schulform, b.schulform),
                           ('shortName', a.short_name, b.short_name), ('traegernummer', a.traegernummer, b.traegernummer),
                           ('ags', a.ags, b.ags), ('betriebsschluessel', a.betriebsschluessel, b.betriebsschluessel),
                           ('street', a.street, b.street)) AS f(field, schuldatei, svws)
                         WHERE f.schuldatei <> f.svws) AS text)
              FROM (SELECT * FROM listed WHERE source = 'SCHULDATEI') a
              FULL JOIN (SELECT * FROM listed WHERE source = 'SVWS') b ON b.schulnummer = a.schulnummer
             ORDER BY 1""";

    private final Keyset keyset;
    private final ObjectMapper json;

    DirectoryRepository(Keyset keyset, ObjectMapper json) {
        this.keyset = keyset;
        this.json = json;
    }

    Page<DirectorySchool> search(DirectoryFilter filter, PageRequest page) {
        var where = new Where().and("e.traegernummer = :traegernummer", "traegernummer", filter.traegernummer)
                .and("e.schulform = :schulform", "schulform", filter.schulform)
                .startsWith("e.ags", "ags", filter.ags)
                .and("e.operating = :operating", "operating", filter.operating)
                .and("e.listed = :listed", "listed", filter.listed);
        return keyset.page(DirectoryEntry.class, where, page, DirectorySort.ALL, DirectoryEntry::view);
    }

    List<DirectoryEntry> byNumber(Collection<String> schulnummern) {
        return schulnummern.isEmpty() ? List.of() : list("schulnummer in ?1", schulnummern);
    }

    List<DirectoryEntry> ofTraeger(String traegernummer) {
        return list("traegernummer", traegernummer);
    }

    List<DirectoryDifference> differences(String traegernummer) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = getEntityManager().createNativeQuery(DIFFERENCES).setParameter("traegernummer", traegernummer)
                .getResultList();
        return rows.stream().map(row -> new DirectoryDifference((String) row[0], (String) row[1], (Boolean) row[2],
                (Boolean) row[3], fields((String) row[4])))
                .filter(DirectoryDifference::isOne).toList();
    }

    private List<FieldDifference> fields(String text) {
        try {
            return json.readValue(text, new TypeReference<List<FieldDifference>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
