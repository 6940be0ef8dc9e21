package de.schulausstattung.meeting.protocol;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import de.schulausstattung.meeting.meeting.Party;
import de.schulausstattung.platform.problem.NotFound;

/** What stands in protocols. The wall shows it to those who take part in the talk, and to nobody else. */
@ApplicationScoped
class ContentRepository {

    private final EntityManager entities;

    ContentRepository(EntityManager entities) {
        this.entities = entities;
    }

    List<ProtocolItem> items(UUID protocol) {
        return all(ProtocolItem.class, "position", protocol);
    }

    List<ProtocolLine> lines(UUID protocol) {
        return all(ProtocolLine.class, "number", protocol);
    }

    List<BalanceEntry> balance(UUID protocol) {
        return all(BalanceEntry.class, "number", protocol);
    }

    private <E> List<E> all(Class<E> type, String order, UUID protocol) {
        return entities.createQuery("select e from " + type.getSimpleName() + " e where e.protocolId = :protocol order by e."
                + order + ", e.id", type).setParameter("protocol", protocol).getResultList();
    }

    ProtocolItem requireItem(UUID protocol, UUID id) {
        return require(ProtocolItem.class, protocol, id);
    }

    ProtocolLine requireLine(UUID protocol, UUID id) {
        return require(ProtocolLine.class, protocol, id);
    }

    BalanceEntry requireEntry(UUID protocol, UUID id) {
        return require(BalanceEntry.class, protocol, id);
    }

    private <E> E require(Class<E> type, UUID protocol, UUID id) {
        return entities
                .createQuery("select e from " + type.getSimpleName() + " e where e.id = :id and e.protocolId = :protocol",
                        type)
                .setParameter("id", id).setParameter("protocol", protocol).getResultStream().findFirst()
                .orElseThrow(() -> new NotFound("protocol entry", id));
    }

    void add(Collection<?> entries) {
        entries.forEach(entities::persist);
        entities.flush();
    }

    /** Writes what was changed, so that its version is told. */
    void flush() {
        entities.flush();
    }

    void remove(Object entry) {
        entities.remove(entry);
        entities.flush();
    }

    /** The ids of all that is voted on: what becomes of last year's lines, items, lines. */
    List<UUID> entries(UUID protocol) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<UUID>();
            try (var query = connection.prepareStatement("""
                    SELECT id FROM balance_entry WHERE protocol_id = ?
                    UNION ALL SELECT id FROM protocol_item WHERE protocol_id = ?
                    UNION ALL SELECT id FROM protocol_line WHERE protocol_id = ?""")) {
                for (var parameter = 1; parameter <= 3; parameter++) {
                    query.setObject(parameter, protocol);
                }
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
            }
            return found;
        });
    }

    List<VoteView> votes(UUID protocol) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<VoteView>();
            try (var query = connection.prepareStatement("""
                    SELECT entry_id, party, vote, text, subject, recorded_at FROM protocol_vote WHERE protocol_id = ?
                     ORDER BY recorded_at, entry_id, party""")) {
                query.setObject(1, protocol);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(vote(rows));
                    }
                }
            }
            return found;
        });
    }

    private static VoteView vote(ResultSet row) throws SQLException {
        return new VoteView(row.getObject(1, UUID.class), Party.valueOf(row.getString(2)), Vote.valueOf(row.getString(3)),
                row.getString(4), row.getString(5), row.getTimestamp(6).toInstant());
    }

    /** The newest word of a party counts. */
    void cast(Protocol protocol, Collection<VoteView> votes) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var upsert = connection.prepareStatement("""
                    INSERT INTO protocol_vote (protocol_id, meeting_id, entry_id, party, vote, text, subject, recorded_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT ON CONSTRAINT pk_protocol_vote DO UPDATE
                       SET vote = excluded.vote, text = excluded.text, subject = excluded.subject,
                           recorded_at = excluded.recorded_at""")) {
                for (var vote : votes) {
                    upsert.setObject(1, protocol.id());
                    upsert.setObject(2, protocol.meetingId());
                    upsert.setObject(3, vote.entryId());
                    upsert.setString(4, vote.party().name());
                    upsert.setString(5, vote.vote().name());
                    upsert.setString(6, vote.text());
                    upsert.setString(7, vote.subject());
                    upsert.setTimestamp(8, Timestamp.from(vote.recordedAt()));
                    upsert.addBatch();
                }
                upsert.executeBatch();
            }
        });
    }

    void removeVotes(UUID protocol) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM protocol_vote WHERE protocol_id = ?")) {
                delete.setObject(1, protocol);
                delete.executeUpdate();
            }
        });
    }

    /** The final document, the same bytes for ever. */
    Optional<String> document(UUID protocol) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement("SELECT json FROM protocol_document WHERE protocol_id = ?")) {
                query.setObject(1, protocol);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(new String(row.getBytes(1), StandardCharsets.UTF_8)) : Optional.empty();
                }
            }
        });
    }

    void keep(Protocol protocol, String json, String sha256, Instant now) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement(
                    """
                            INSERT INTO protocol_document (protocol_id, meeting_id, json, sha256, recorded_at) VALUES (?, ?, ?, ?, ?)""")) {
                insert.setObject(1, protocol.id());
                insert.setObject(2, protocol.meetingId());
                insert.setBytes(3, json.getBytes(StandardCharsets.UTF_8));
                insert.setString(4, sha256);
                insert.setTimestamp(5, Timestamp.from(now));
                insert.executeUpdate();
            }
        });
    }
}
