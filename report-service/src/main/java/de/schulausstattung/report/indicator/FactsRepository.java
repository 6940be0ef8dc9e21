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
import de.schulausstattung.report.rule.CountedDevices;
import de.schulausstattung.report.rule.Measures;

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

    /** So many rooms of one kind, each with so many working displays. */
    record RoomsAlike(String kind, long displays, long rooms) {
    }

    /** What was found, by Schulnummer; schools without any row are missing. */
    record Found(Map<String, SchoolFacts.Devices> devices, Map<String, List<RoomsAlike>> rooms,
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
     * @param measures which devices count
     * @param schools of these schools alone, or of all that are seen where null
     * @param cutoffs useful lives: by class the day since when
     */
    Found find(AsOf asOf, Map<String, LocalDate> cutoffs, Measures measures, @Nullable Collection<String> schools) {
        return entities.unwrap(Session.class).doReturningWork(connection -> new Found(
                devices(connection, asOf, cutoffs, measures, schools),
                rooms(connection, asOf, measures.rooms().counts(), schools), counts(connection, asOf, schools)));
    }

    private static Map<String, SchoolFacts.Devices> devices(Connection connection, AsOf asOf, Map<String, LocalDate> cutoffs,
            Measures measures, @Nullable Collection<String> schools) throws SQLException {
        var found = new HashMap<String, SchoolFacts.Devices>();
        try (var query = connection.prepareStatement("""
                SELECT d.schulnummer, count(*),
                       count(*) FILTER (WHERE d.device_class = ANY (asked.classes) AND d.user_group = ANY (asked.groups)),
                       count(*) FILTER (WHERE d.device_class = ANY (asked.compared_classes)
                                          AND d.user_group = ANY (asked.compared_groups)),
                       count(d.since), coalesce(sum(asked.day - d.since), 0),
                       count(*) FILTER (WHERE l.cutoff IS NOT NULL AND d.since IS NOT NULL),
                       count(*) FILTER (WHERE d.since <= l.cutoff)
                  FROM device d
                 CROSS JOIN (SELECT ?::date AS day, ?::text[] AS classes, ?::text[] AS groups, ?::text[] AS compared_classes,
                                    ?::text[] AS compared_groups) asked
                  LEFT JOIN unnest(?::text[], ?::date[]) AS l (device_class, cutoff) ON l.device_class = d.device_class
                 WHERE %s %s
                 GROUP BY d.schulnummer""".formatted(asOf.inService(), among("d", schools)))) {
            query.setObject(1, asOf.day());
            var pupils = measures.pupils().counts();
            bind(query, 2, pupils.pupilClasses());
            bind(query, 3, pupils.pupilUserGroups());
            bind(query, 4, measures.reference().counts().pupilClasses());
            bind(query, 5, measures.reference().counts().pupilUserGroups());
            bind(query, 6, cutoffs.keySet());
            query.setArray(7, connection.createArrayOf("date", cutoffs.values().toArray()));
            bind(query, 8, schools);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new SchoolFacts.Devices(rows.getLong(2), rows.getLong(3), rows.getLong(4),
                            rows.getLong(5), rows.getLong(6), rows.getLong(7), rows.getLong(8)));
                }
            }
        }
        return found;
    }

    private static Map<String, List<RoomsAlike>> rooms(Connection connection, AsOf asOf, CountedDevices counted,
            @Nullable Collection<String> schools) throws SQLException {
        var found = new HashMap<String, List<RoomsAlike>>();
        try (var query = connection.prepareStatement("""
                SELECT r.schulnummer, r.kind, coalesce(d.displays, 0), count(*)
                  FROM room r
                  LEFT JOIN (SELECT d.schulnummer, d.room_id, count(*) AS displays
                               FROM device d CROSS JOIN (SELECT ?::date AS day) asked
                              WHERE d.device_class = ANY (?) AND d.room_id IS NOT NULL AND %s %s
                              GROUP BY d.schulnummer, d.room_id) d
                    ON d.schulnummer = r.schulnummer AND d.room_id = r.id
                 WHERE r.unterrichtsrelevant AND NOT r.deleted %s
                 GROUP BY r.schulnummer, r.kind, d.displays""".formatted(asOf.inService(), among("d", schools),
                among("r", schools)))) {
            query.setObject(1, asOf.day());
            bind(query, 2, counted.displayClasses());
            bind(query, 3, schools);
            bind(query, 4, schools);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                            .add(new RoomsAlike(rows.getString(2), rows.getLong(3), rows.getLong(4)));
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

    private static void bind(PreparedStatement query, int parameter, @Nullable Collection<String> values) throws SQLException {
        if (values != null) {
            query.setArray(parameter, query.getConnection().createArrayOf("text", values.toArray()));
        }
    }
}
