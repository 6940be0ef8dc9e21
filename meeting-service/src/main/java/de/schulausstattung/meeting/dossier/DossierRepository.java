package de.schulausstattung.meeting.dossier;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** The frozen dossiers; what was frozen is never changed. */
@ApplicationScoped
class DossierRepository {

    private final EntityManager entities;

    DossierRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The newest version of a talk's dossier. */
    Optional<FrozenDossier> newest(UUID meeting) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(
                    """
                            SELECT version, frozen_at, json, sha256 FROM dossier WHERE meeting_id = ? ORDER BY version DESC LIMIT 1""")) {
                query.setObject(1, meeting);
                try (var row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new FrozenDossier(row.getInt(1), row.getTimestamp(2).toInstant(),
                                    new String(row.getBytes(3), StandardCharsets.UTF_8), row.getString(4)))
                            : Optional.empty();
                }
            }
        });
    }

    void freeze(UUID meeting, FrozenDossier dossier, Instant now) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO dossier (meeting_id, version, frozen_at, json, sha256) VALUES (?, ?, ?, ?, ?)""")) {
                insert.setObject(1, meeting);
                insert.setInt(2, dossier.version());
                insert.setTimestamp(3, Timestamp.from(now));
                insert.setBytes(4, dossier.json().getBytes(StandardCharsets.UTF_8));
                insert.setString(5, dossier.sha256());
                insert.executeUpdate();
            }
        });
    }
}
