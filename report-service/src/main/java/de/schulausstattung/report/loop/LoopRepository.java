package de.schulausstattung.report.loop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What is known of a year, one statement per kind of fact however many schools; the wall decides which rows are seen. */
@ApplicationScoped
class LoopRepository {

    private static final String TALKS = """
            SELECT m.schulnummer, m.status, m.appointed_on, m.complete
              FROM meeting m WHERE m.jahr = ? AND m.kind = 'REGULAR' %s""";

    /** A line of a purchase has one item at most; whatever else names it, the last delivery counts. */
    private static final String LINES = """
            SELECT a.schulnummer, a.jahr, a.zieljahr, a.kind, a.decision, a.outcome, a.quantity, a.due_on, i.delivered_on,
                   a.training_topic
              FROM (SELECT * FROM agreement WHERE jahr = ?
                    UNION ALL SELECT * FROM agreement WHERE zieljahr = ? AND jahr <> ?) a
              LEFT JOIN LATERAL (SELECT max(p.delivered_on) AS delivered_on FROM procurement_item p
                                  WHERE p.agreement_id = a.id AND p.status = 'DELIVERED') i ON true
             WHERE a.binding %s""";

    private static final String DELIVERIES = """
            SELECT p.schulnummer, p.quantity, p.delivered_on, p.need_submitted_on
              FROM procurement_item p
             WHERE p.delivered_on BETWEEN ? AND ? AND p.status = 'DELIVERED' %s""";

    private static final String NEEDS = """
            SELECT n.schulnummer, n.kind, n.device_class, n.training_topic, n.status, n.requested, n.approved
              FROM need n
             WHERE n.jahr = ? AND n.submitted_on IS NOT NULL AND n.status <> 'DRAFT' %s""";

    private final EntityManager entities;

    LoopRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Reads a row of an answer. */
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param schools of these schools alone, or of all that are seen where null */
    LoopFacts find(LoopYear year, @Nullable Collection<String> schools) {
        var jahr = year.jahr();
        return entities.unwrap(Session.class).doReturningWork(connection -> new LoopFacts(
                list(connection, TALKS, "m", schools, row -> new Talk(row.getString(1), row.getString(2),
                        row.getObject(3, LocalDate.class), row.getBoolean(4)), jahr),
                list(connection, LINES, "a", schools, LoopRepository::line, jahr, jahr, jahr),
                list(connection, DELIVERIES, "p", schools, row -> new Delivery(row.getString(1), row.getInt(2),
                        row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class)), year.begins(), year.ends()),
                list(connection, NEEDS, "n", schools, row -> new RequestedNeed(row.getString(1), row.getString(2),
                        row.getString(3), row.getString(4), row.getString(5), row.getInt(6),
                        row.getObject(7, Integer.class)), jahr)));
    }

    private static AgreedLine line(ResultSet row) throws SQLException {
        return new AgreedLine(row.getString(1), row.getInt(2), row.getInt(3), row.getString(4), row.getString(5),
                row.getString(6), row.getInt(7), row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class),
                row.getString(10));
    }

    private static <T> List<T> list(Connection connection, String sql, String alias, @Nullable Collection<String> schools,
            Reader<T> reader, Object... parameters) throws SQLException {
        var found = new ArrayList<T>();
        try (var query = connection.prepareStatement(
                sql.formatted(schools == null ? "" : "AND " + alias + ".schulnummer = ANY (?)"))) {
            bind(query, parameters, schools);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    private static void bind(PreparedStatement query, Object[] parameters, @Nullable Collection<String> schools)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            query.setObject(i + 1, parameters[i]);
        }
        if (schools != null) {
            query.setArray(parameters.length + 1, query.getConnection().createArrayOf("text", schools.toArray()));
        }
    }
}
