package de.schulausstattung.inventory.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Stores a whole list at once: what is new, what changed, what the list no longer names. Nothing is ever deleted. */
@ApplicationScoped
@Transactional
class DirectoryImport {

    private static final String COLUMNS = """
            schulform, name, short_name, sort_key, street, postcode, place, email, homepage, rechtsstatus, traegernummer, ags,
            betriebsschluessel, operating, closed, operating_since""";

    private static final String UPSERT = """
            WITH listed AS (
              SELECT * FROM jsonb_to_recordset(?::jsonb) AS r(schulnummer text, schulform text, name text, "shortName" text,
                "sortKey" text, street text, postcode text, place text, email text, homepage text, rechtsstatus text,
                traegernummer text, ags text, betriebsschluessel text, operating boolean, closed boolean, "operatingSince" date)
            ), stored AS (
              INSERT INTO directory_entry AS d (source, schulnummer, %1$s, changed_at)
              SELECT ?, schulnummer, schulform, name, "shortName", "sortKey", street, postcode, place, email, homepage,
                     rechtsstatus, traegernummer, ags, betriebsschluessel, operating, closed, "operatingSince", ? FROM listed
              ON CONFLICT ON CONSTRAINT pk_directory_entry DO UPDATE
                 SET (%1$s, listed, changed_at) =
                     (excluded.schulform, excluded.name, excluded.short_name, excluded.sort_key, excluded.street,
                      excluded.postcode, excluded.place, excluded.email, excluded.homepage, excluded.rechtsstatus,
                      excluded.traegernummer, excluded.ags, excluded.betriebsschluessel, excluded.operating,
                      excluded.closed, excluded.operating_since, true, excluded.changed_at)
               WHERE (d.schulform, d.name, d.short_name, d.sort_key, d.street, d.postcode, d.place, d.email, d.homepage,
                      d.rechtsstatus, d.traegernummer, d.ags, d.betriebsschluessel, d.operating, d.closed, d.operating_since, d.listed)
                     IS DISTINCT FROM
                     (excluded.schulform, excluded.name, excluded.short_name, excluded.sort_key, excluded.street,
                      excluded.postcode, excluded.place, excluded.email, excluded.homepage, excluded.rechtsstatus,
                      excluded.traegernummer, excluded.ags, excluded.betriebsschluessel, excluded.operating,
                      excluded.closed, excluded.operating_since, true)
              RETURNING (xmax = 0) AS created
            )
            SELECT count(*) FILTER (WHERE created), count(*) FILTER (WHERE NOT created) FROM stored"""
            .formatted(COLUMNS);

    private static final String UNLIST = """
            UPDATE directory_entry SET listed = false, changed_at = ?
             WHERE source = ? AND listed AND NOT schulnummer = ANY (?)""";

    /** A school is shown once: as the Schuldatei lists it, else as the SVWS catalogue does. */
    private static final String PREFERRED = """
            WITH best AS (SELECT DISTINCT ON (schulnummer) schulnummer, source FROM directory_entry
                           ORDER BY schulnummer, listed DESC, source)
            UPDATE directory_entry d SET preferred = %s FROM best b
             WHERE b.schulnummer = d.schulnummer AND d.preferred <> %1$s AND (b.source = d.source) = %1$s""";

    private final EntityManager entities;
    private final ObjectMapper json;
    private final Clock clock;

    DirectoryImport(EntityManager entities, ObjectMapper json, Clock clock) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    DirectoryList.Catalogues catalogues() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var forms = new HashMap<String, DirectoryList.Catalogues.Form>();
            var operations = new HashMap<String, DirectoryList.Catalogues.Operation>();
            try (var query = connection.createStatement();
                    var rows = query.executeQuery("SELECT code, kuerzel, school FROM schulform")) {
                while (rows.next()) {
                    forms.put(rows.getString(1), new DirectoryList.Catalogues.Form(rows.getString(2), rows.getBoolean(3)));
                }
            }
            try (var query = connection.createStatement();
                    var rows = query.executeQuery("SELECT code, operating, closed FROM betriebsschluessel")) {
                while (rows.next()) {
                    operations.put(rows.getString(1),
                            new DirectoryList.Catalogues.Operation(rows.getBoolean(2), rows.getBoolean(3)));
                }
            }
            return new DirectoryList.Catalogues(forms, operations);
        });
    }

    /**
     * How many schools a source lists now, and how many of them a list does not name.
     *
     * @param gone what an import of the list would take off
     */
    record Unlisting(long listed, long gone) {

        boolean exceeds(int percent) {
            return gone * 100 > listed * percent;
        }
    }

    Unlisting unlisting(DirectorySource source, Set<String> mentioned) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement("""
                    SELECT count(*), count(*) FILTER (WHERE NOT schulnummer = ANY (?)) FROM directory_entry
                     WHERE source = ? AND listed""")) {
                query.setArray(1, connection.createArrayOf("text", mentioned.toArray()));
                query.setString(2, source.name());
                try (var row = query.executeQuery()) {
                    row.next();
                    return new Unlisting(row.getLong(1), row.getLong(2));
                }
            }
        });
    }

    /** What storing the list would come to; nothing of it stays. */
    Map<String, Long> tryOut(DirectorySource source, List<DirectoryRow> schools, Set<String> mentioned) {
        var counts = store(source, schools, mentioned);
        QuarkusTransaction.setRollbackOnly();
        return counts;
    }

    /**
     * Stores the list and says what came of it.
     *
     * @param mentioned every Schulnummer that the file names, rows included that were rejected: those are not gone
     */
    Map<String, Long> store(DirectorySource source, List<DirectoryRow> schools, Set<String> mentioned) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var counts = upsert(connection, source, schools);
            counts.put("unlisted", unlist(connection, source, mentioned));
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(PREFERRED.formatted("false"));
                statement.executeUpdate(PREFERRED.formatted("true"));
            }
            return counts;
        });
    }

    private Map<String, Long> upsert(Connection connection, DirectorySource source, List<DirectoryRow> schools)
            throws SQLException {
        try (var statement = connection.prepareStatement(UPSERT)) {
            statement.setString(1, json.writeValueAsString(schools));
            statement.setString(2, source.name());
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
            try (var row = statement.executeQuery()) {
                row.next();
                var counts = new HashMap<String, Long>();
                counts.put("created", row.getLong(1));
                counts.put("changed", row.getLong(2));
                counts.put("unchanged", schools.size() - row.getLong(1) - row.getLong(2));
                return counts;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long unlist(Connection connection, DirectorySource source, Set<String> mentioned) throws SQLException {
        try (var statement = connection.prepareStatement(UNLIST)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setString(2, source.name());
            statement.setArray(3, connection.createArrayOf("text", mentioned.toArray()));
            return statement.executeUpdate();
        }
    }
}
