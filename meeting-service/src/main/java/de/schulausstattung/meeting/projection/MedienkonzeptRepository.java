package de.schulausstattung.meeting.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** The projected Medienkonzepte. */
@ApplicationScoped
class MedienkonzeptRepository {

    private final EntityManager entities;

    MedienkonzeptRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The newest of each school. */
    List<KnownMedienkonzept> newest() {
        return query("""
                SELECT DISTINCT ON (schulnummer) id, schulnummer, label, adopted_on FROM medienkonzept WHERE NOT deleted
                 ORDER BY schulnummer, adopted_on DESC, id DESC""");
    }

    Optional<KnownMedienkonzept> newest(String schulnummer) {
        return query("""
                SELECT id, schulnummer, label, adopted_on FROM medienkonzept WHERE schulnummer = ? AND NOT deleted
                 ORDER BY adopted_on DESC, id DESC LIMIT 1""", schulnummer).stream().findFirst();
    }

    Optional<KnownMedienkonzept> find(UUID id) {
        return query("SELECT id, schulnummer, label, adopted_on FROM medienkonzept WHERE id = ? AND NOT deleted", id).stream()
                .findFirst();
    }

    private List<KnownMedienkonzept> query(String sql, Object... parameters) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<KnownMedienkonzept>();
            try (var query = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    query.setObject(i + 1, parameters[i]);
                }
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(read(rows));
                    }
                }
            }
            return found;
        });
    }

    private static KnownMedienkonzept read(ResultSet row) throws SQLException {
        return new KnownMedienkonzept(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                row.getDate(4).toLocalDate());
    }
}
