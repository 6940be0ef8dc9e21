package de.schulausstattung.meeting.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.dossier.Dossier.DueDevice;
import de.schulausstattung.meeting.dossier.Dossier.JahrgangCount;
import de.schulausstattung.meeting.dossier.Dossier.Need;
import de.schulausstattung.meeting.dossier.Dossier.Pupils;
import de.schulausstattung.meeting.dossier.Dossier.Stock;
import de.schulausstattung.platform.persistence.StoredJson;

/** The facts of a school, from the read models. */
@ApplicationScoped
class FactsRepository {

    private final EntityManager entities;
    private final StoredJson json;

    FactsRepository(EntityManager entities, StoredJson json) {
        this.entities = entities;
        this.json = json;
    }

    /** The newest count whose day is not after this one. */
    Optional<Pupils> pupils(String schulnummer, LocalDate day) {
        return query("""
                SELECT schuljahr, stichtag, counts::text FROM pupil_count WHERE schulnummer = ? AND stichtag <= ?
                 ORDER BY stichtag DESC LIMIT 1""", this::pupils, schulnummer, day).stream().findFirst();
    }

    private Pupils pupils(ResultSet row) throws SQLException {
        var counts = Arrays.asList(json.read(row.getString(3), JahrgangCount[].class));
        return new Pupils(row.getString(1), row.getDate(2).toLocalDate(), counts.stream().mapToInt(JahrgangCount::pupils).sum(),
                counts);
    }

    List<Stock> stock(String schulnummer, LocalDate until) {
        return query("""
                SELECT device_class, user_group, count(*) FILTER (WHERE status = 'IN_SERVICE'),
                       count(*) FILTER (WHERE status = 'IN_STOCK'), count(*) FILTER (WHERE status = 'DEFECT'),
                       min(coalesce(in_service_from, purchased_on)) FILTER (WHERE status = 'IN_SERVICE'),
                       count(*) FILTER (WHERE status = 'IN_SERVICE' AND planned_until <= ?)
                  FROM device WHERE schulnummer = ? AND status IN ('IN_SERVICE', 'IN_STOCK', 'DEFECT')
                 GROUP BY device_class, user_group ORDER BY device_class, user_group""",
                row -> new Stock(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5),
                        day(row, 6), row.getInt(7)),
                until, schulnummer);
    }

    List<DueDevice> due(String schulnummer, LocalDate until) {
        return query("""
                SELECT id, inventory_number, maker, model, device_class, status, in_service_from, planned_until
                  FROM device
                 WHERE schulnummer = ? AND (status = 'DEFECT' OR (status = 'IN_SERVICE' AND planned_until <= ?))
                 ORDER BY planned_until NULLS FIRST, inventory_number, id""",
                row -> new DueDevice(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6), day(row, 7), day(row, 8)),
                schulnummer, until);
    }

    /** What was asked for and not withdrawn: drafts are the school's own. */
    List<Need> needs(String schulnummer, int jahr) {
        return query("""
                SELECT id, kind, device_class, training_topic, status, requested, approved, reason, jahrgang, school_priority,
                       traeger_priority, submitted_on, unit_price_cents, advice
                  FROM need WHERE schulnummer = ? AND jahr = ? AND status NOT IN ('DRAFT', 'WITHDRAWN')
                 ORDER BY school_priority NULLS LAST, submitted_on, id""", FactsRepository::need, schulnummer, jahr);
    }

    private static Need need(ResultSet row) throws SQLException {
        return new Need(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getInt(6), row.getObject(7, Integer.class), row.getString(8), row.getString(9),
                row.getObject(10, Integer.class), row.getObject(11, Integer.class), day(row, 12),
                row.getObject(13, Long.class), row.getString(14));
    }

    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> read, Object... parameters) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<T>();
            try (var query = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    query.setObject(i + 1, parameters[i]);
                }
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(read.read(rows));
                    }
                }
            }
            return found;
        });
    }
}
