package de.schulausstattung.report.indicator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.persistence.Keyset;
import de.schulausstattung.platform.persistence.Where;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.projection.AsOf;

/**
 * Counts per school, one statement per kind of fact however many schools; the wall decides which rows are seen.
 */
@ApplicationScoped
class FactsRepository {

    private static final TypeReference<List<StoredCount>> STORED_COUNTS = new TypeReference<>() {
    };

    private final EntityManager entities;
    private final Keyset keyset;
    private final ObjectMapper json;

    FactsRepository(EntityManager entities, Keyset keyset, ObjectMapper json) {
        this.entities = entities;
        this.keyset = keyset;
        this.json = json;
    }

    /** The pupils of one Jahrgang as the event told them. */
    record StoredCount(String jahrgang, long pupils) {
    }

    /** The newest count of a school up to a day. */
    record NewestCounts(String schuljahr, LocalDate stichtag, List<StoredCount> counts) {
    }

    /** What was found, by Schulnummer; schools without any row are missing. */
    record Found(Map<String, SchoolFacts.Devices> devices, Map<String, SchoolFacts.Rooms> rooms,
            Map<String, NewestCounts> counts) {
    }

    ReportedSchool requireSchool(String schulnummer) {
        var school = entities.find(ReportedSchool.class, schulnummer);
        if (school == null) {
            throw new NotFound("school", schulnummer);
        }
        return school;
    }

    List<ReportedSchool> openSchools(LocalDate day) {
        return entities.createQuery("select e from ReportedSchool e order by e.schulnummer", ReportedSchool.class)
                .getResultList().stream().filter(school -> school.isOpenOn(day)).toList();
    }

    Page<ReportedSchool> page(PageRequest request, LocalDate day) {
        var open = new Where().and("e.closedOn > :day or (e.closedOn is null and e.operating = true)", "day", day);
        return keyset.page(ReportedSchool.class, open, request, SchoolSort.ALL, school -> school);
    }

    /**
     * Counts on a day.
     *
     * @param schools of these schools alone, or of all that are seen where null
     * @param cutoffs useful lives: by class the day since when
     */
    Found find(AsOf asOf, Map<String, LocalDate> cutoffs, @Nullable Collection<String> schools) {
        return entities.unwrap(Session.class).doReturningWork(connection -> new Found(
                devices(connection, asOf, cutoffs, schools), rooms(connection, asOf, schools),
                counts(connection, asOf, schools)));
    }

    private static Map<String, SchoolFacts.Devices> devices(Connection connection, AsOf asOf, Map<String, LocalDate> cutoffs,
            @Nullable Collection<String> schools) throws SQLException {
        var found = new HashMap<String, SchoolFacts.Devices>();
        try (var query = connection.prepareStatement("""
                SELECT d.schulnummer, count(*), count(*) FILTER (WHERE %s),
                       count(d.since), coalesce(sum(asked.day - d.since), 0),
                       count(*) FILTER (WHERE l.cutoff IS NOT NULL AND d.since IS NOT NULL),
                       count(*) FILTER (WHERE d.since <= l.cutoff)
                  FROM device d CROSS JOIN (SELECT ?::date AS day) asked
                  LEFT JOIN unnest(?::text[], ?::date[]) AS l (device_class, cutoff) ON l.device_class = d.device_class
                 WHERE %s %s
                 GROUP BY d.schulnummer""".formatted(CountedDevices.FOR_PUPILS.sql(), asOf.inService(),
                among("d", schools)))) {
            query.setObject(1, asOf.day());
            query.setArray(2, connection.createArrayOf("text", cutoffs.keySet().toArray()));
            query.setArray(3, connection.createArrayOf("date", cutoffs.values().toArray()));
            bind(query, 4, schools);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new SchoolFacts.Devices(rows.getLong(2), rows.getLong(3), rows.getLong(4),
                            rows.getLong(5), rows.getLong(6), rows.getLong(7)));
                }
            }
        }
        return found;
    }

    private static Map<String, SchoolFacts.Rooms> rooms(Connection connection, AsOf asOf, @Nullable Collection<String> schools)
            throws SQLException {
        var found = new HashMap<String, SchoolFacts.Rooms>();
        try (var query = connection.prepareStatement("""
                SELECT r.schulnummer, count(*), count(d.room_id)
                  FROM room r
                  LEFT JOIN (SELECT DISTINCT d.schulnummer, d.room_id
                               FROM device d CROSS JOIN (SELECT ?::date AS day) asked
                              WHERE %s AND d.room_id IS NOT NULL AND %s %s) d
                    ON d.schulnummer = r.schulnummer AND d.room_id = r.id
                 WHERE r.unterrichtsrelevant AND NOT r.deleted %s
                 GROUP BY r.schulnummer""".formatted(CountedDevices.DISPLAYS.sql(), asOf.inService(), among("d", schools),
                among("r", schools)))) {
            query.setObject(1, asOf.day());
            bind(query, 2, schools);
            bind(query, 3, schools);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new SchoolFacts.Rooms(rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return found;
    }

    private Map<String, NewestCounts> counts(Connection connection, AsOf asOf, @Nullable Collection<String> schools)
            throws SQLException {
        var found = new HashMap<String, NewestCounts>();
        try (var query = connection.prepareStatement("""
                SELECT DISTINCT ON (p.schulnummer) p.schulnummer, p.schuljahr, p.stichtag, p.counts
                  FROM pupil_count p WHERE p.stichtag <= ?::date %s
                 ORDER BY p.schulnummer, p.stichtag DESC, p.schuljahr DESC""".formatted(among("p", schools)))) {
            query.setObject(1, asOf.day());
            bind(query, 2, schools);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1),
                            new NewestCounts(rows.getString(2), rows.getDate(3).toLocalDate(), read(rows.getString(4))));
                }
            }
        }
        return found;
    }

    private List<StoredCount> read(String counts) {
        try {
            return new ArrayList<>(json.readerFor(STORED_COUNTS)
                    .without(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .<List<StoredCount>> readValue(counts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String among(String alias, @Nullable Collection<String> schools) {
        return schools == null ? "" : "AND " + alias + ".schulnummer = ANY (?)";
    }

    private static void bind(PreparedStatement query, int parameter, @Nullable Collection<String> schools) throws SQLException {
        if (schools != null) {
            query.setArray(parameter, query.getConnection().createArrayOf("text", schools.toArray()));
        }
    }
}
