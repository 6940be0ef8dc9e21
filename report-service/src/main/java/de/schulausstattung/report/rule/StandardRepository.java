package de.schulausstattung.report.rule;

import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import com.fasterxml.jackson.databind.type.TypeFactory;

import de.schulausstattung.platform.persistence.StoredJson;

/** The Träger's own standards, as events told of them. */
@ApplicationScoped
class StandardRepository {

    private static final Type RULES = TypeFactory.defaultInstance().constructCollectionType(List.class, StandardRule.class);
    private static final String SELECT = """
            SELECT id, label, valid_from, source, adopted_from, counts, rules FROM equipment_standard
             WHERE level = 'TRAEGER' AND status <> 'WITHDRAWN'""";

    private final EntityManager entities;
    private final StoredJson json;

    StandardRepository(EntityManager entities, StoredJson json) {
        this.entities = entities;
        this.json = json;
    }

    /** Superseded ones and those to come included, in the order of their days. */
    List<Standard> all() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(SELECT + " ORDER BY valid_from, id")) {
                return read(query);
            }
        });
    }

    /** By the same order as needs-service. */
    Optional<Standard> inForce(LocalDate day) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection
                    .prepareStatement(SELECT + " AND valid_from <= ? ORDER BY valid_from DESC, id DESC LIMIT 1")) {
                query.setObject(1, day);
                return read(query).stream().findFirst();
            }
        });
    }

    private List<Standard> read(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Standard>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(new Standard(rows.getObject(1, UUID.class), rows.getString(2), rows.getObject(3, LocalDate.class),
                        rows.getString(4), rows.getObject(5, UUID.class), json.read(rows.getString(6), CountedDevices.class),
                        rules(rows.getString(7))));
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the type says so
    private List<StandardRule> rules(String stored) {
        return (List<StandardRule>) json.read(stored, RULES);
    }
}
