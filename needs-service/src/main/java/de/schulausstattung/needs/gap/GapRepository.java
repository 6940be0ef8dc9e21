package de.schulausstattung.needs.gap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import com.fasterxml.jackson.databind.type.TypeFactory;

import de.schulausstattung.needs.projection.KnownSchool;
import de.schulausstattung.needs.standard.CountedDevices;
import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.projection.AsOf;

/** What is known of schools on a day: one statement per kind of fact however many schools; the wall decides what is seen. */
@ApplicationScoped
class GapRepository {

    private static final java.lang.reflect.Type STORED_COUNTS = TypeFactory.defaultInstance()
            .constructCollectionType(List.class, SchoolFacts.Pupils.class);

    private final EntityManager entities;
    private final StoredJson json;

    GapRepository(EntityManager entities, StoredJson json) {
        this.entities = entities;
        this.json = json;
    }

    /** The facts of these schools, in their order. */
    List<SchoolFacts> find(List<KnownSchool> schools, AsOf asOf, CountedDevices counted) {
        var numbers = schools.stream().map(KnownSchool::schulnummer).toList();
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var devices = pupilDevices(connection, asOf, counted, numbers);
            var rooms = rooms(connection, asOf, counted, numbers);
            var counts = counts(connection, asOf, numbers);
            return schools.stream().map(school -> new SchoolFacts(school, counts.get(school.schulnummer()),
                    devices.getOrDefault(school.schulnummer(), 0L), rooms.getOrDefault(school.schulnummer(), List.of())))
                    .toList();
        });
    }

    private static Map<String, Long> pupilDevices(Connection connection, AsOf asOf, CountedDevices counted,
            Collection<String> schools) throws SQLException {
        var found = new HashMap<String, Long>();
        try (var query = connection.prepareStatement("""
                SELECT d.schulnummer, count(*)
                  FROM device d CROSS JOIN (SELECT ?::date AS day) asked
                 WHERE d.schulnummer = ANY (?) AND d.device_class = ANY (?) AND d.user_group = ANY (?) AND %s
                 GROUP BY d.schulnummer""".formatted(asOf.inService()))) {
            query.setObject(1, asOf.day());
            bind(query, 2, schools);
            bind(query, 3, counted.pupilClasses());
            bind(query, 4, counted.pupilUserGroups());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return found;
    }

    private static Map<String, List<SchoolFacts.Room>> rooms(Connection connection, AsOf asOf, CountedDevices counted,
            Collection<String> schools) throws SQLException {
        var found = new HashMap<String, List<SchoolFacts.Room>>();
        try (var query = connection.prepareStatement("""
                SELECT r.schulnummer, r.id, r.name, r.kind, coalesce(d.ids, '{}')
                  FROM room r
                  LEFT JOIN (SELECT d.schulnummer, d.room_id, array_agg(d.id ORDER BY d.id) AS ids
                               FROM device d CROSS JOIN (SELECT ?::date AS day) asked
                              WHERE d.schulnummer = ANY (?) AND d.device_class = ANY (?) AND d.room_id IS NOT NULL AND %s
                              GROUP BY d.schulnummer, d.room_id) d
                    ON d.schulnummer = r.schulnummer AND d.room_id = r.id
                 WHERE r.schulnummer = ANY (?) AND r.unterrichtsrelevant AND NOT r.deleted
                 ORDER BY r.schulnummer, r.name, r.id""".formatted(asOf.inService()))) {
            query.setObject(1, asOf.day());
            bind(query, 2, schools);
            bind(query, 3, counted.displayClasses());
            bind(query, 4, schools);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var displays = (Object[]) rows.getArray(5).getArray();
                    found.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(new SchoolFacts.Room(
                            rows.getObject(2, UUID.class), rows.getString(3), rows.getString(4),
                            Arrays.stream(displays).map(UUID.class::cast).toList()));
                }
            }
        }
        return found;
    }

    private Map<String, SchoolFacts.PupilCounts> counts(Connection connection, AsOf asOf, Collection<String> schools)
            throws SQLException {
        var found = new HashMap<String, SchoolFacts.PupilCounts>();
        try (var query = connection.prepareStatement("""
                SELECT DISTINCT ON (p.schulnummer) p.schulnummer, p.schuljahr, p.stichtag, p.counts
                  FROM pupil_count p WHERE p.stichtag <= ?::date AND p.schulnummer = ANY (?)
                 ORDER BY p.schulnummer, p.stichtag DESC, p.schuljahr DESC""")) {
            query.setObject(1, asOf.day());
            bind(query, 2, schools);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new SchoolFacts.PupilCounts(rows.getString(2),
                            rows.getObject(3, LocalDate.class), pupils(rows.getString(4))));
                }
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the type says so
    private List<SchoolFacts.Pupils> pupils(String stored) {
        return (List<SchoolFacts.Pupils>) json.read(stored, STORED_COUNTS);
    }

    private static void bind(PreparedStatement query, int parameter, Collection<String> values) throws SQLException {
        query.setArray(parameter, query.getConnection().createArrayOf("text", values.toArray()));
    }
}
