package de.schulausstattung.meeting.invitation;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/**
 * Mails that wait. They are written in the transaction of what they tell, by whoever does it, and each at most once; they are
 * read by the worker alone, under a lease.
 */
@ApplicationScoped
class MailRepository {

    private static final String ADD = """
            INSERT INTO mail (invitation_id, meeting_id, sequence, method, subject, text, ics, recipient, recipient_key)
            SELECT ?, ?, ?, ?, ?, ?, ?, recipient, encode(sha256(convert_to(lower(recipient), 'UTF8')), 'hex')
              FROM unnest(?::text[]) AS recipient
            ON CONFLICT DO NOTHING""";

    private static final String CLAIM = """
            UPDATE mail SET lease = gen_random_uuid(), leased_until = now() + ?::interval, attempts = attempts + 1
             WHERE id = (SELECT id FROM mail WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= now()
                            AND (leased_until IS NULL OR leased_until < now())
                          ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, lease, attempts, recipient, subject, text, method, ics""";

    /** What was sent needs nobody's address any more. */
    private static final String SENT = """
            UPDATE mail SET sent_at = now(), leased_until = NULL, recipient = '', text = '', ics = '' WHERE id = ? AND lease = ?""";

    private static final String POSTPONED = """
            UPDATE mail SET due_at = now() + ?::interval, leased_until = NULL, last_error = ?,
                            failed_at = CASE WHEN ? THEN now() END
             WHERE id = ? AND lease = ?""";

    /** An id tells when it was made. */
    private static final String WAITING_SECONDS = """
            SELECT coalesce(extract(epoch FROM now() - min(uuid_extract_timestamp(id))), 0)::bigint
              FROM mail WHERE sent_at IS NULL AND failed_at IS NULL""";

    private static final String REMOVE = """
            DELETE FROM mail WHERE sent_at < now() - interval '30 days'""";

    private final EntityManager entities;

    MailRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Puts a mail of a message to each of these addresses; who has it already gets no second one. */
    void add(UUID invitation, UUID meeting, int sequence, Method method, Collection<String> recipients, String subject,
            String text, String ics) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement(ADD)) {
                insert.setObject(1, invitation);
                insert.setObject(2, meeting);
                insert.setInt(3, sequence);
                insert.setString(4, method.name());
                insert.setString(5, subject);
                insert.setString(6, text);
                insert.setString(7, ics);
                insert.setArray(8, connection.createArrayOf("text", recipients.toArray()));
                insert.executeUpdate();
            }
        });
    }

    Optional<Letter> claim(Duration lease) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var claim = connection.prepareStatement(CLAIM)) {
                claim.setString(1, lease.toString());
                try (var row = claim.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Letter(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                                    row.getInt(3), row.getString(4), row.getString(5), row.getString(6),
                                    Method.valueOf(row.getString(7)), row.getString(8)))
                            : Optional.empty();
                }
            }
        });
    }

    void sent(Letter letter) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var update = connection.prepareStatement(SENT)) {
                update.setObject(1, letter.id());
                update.setObject(2, letter.lease());
                update.executeUpdate();
            }
        });
    }

    /** @param last whether nobody tries again by himself */
    void postpone(Letter letter, Duration pause, String error, boolean last) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var update = connection.prepareStatement(POSTPONED)) {
                update.setString(1, pause.toString());
                update.setString(2, error);
                update.setBoolean(3, last);
                update.setObject(4, letter.id());
                update.setObject(5, letter.lease());
                update.executeUpdate();
            }
        });
    }

    /** For how long the oldest has waited that is still tried, in seconds; 0 if none waits. */
    long waitingSeconds() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(WAITING_SECONDS); var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Removes mails that were sent long ago. */
    int removeOld() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (var delete = connection.prepareStatement(REMOVE)) {
                return delete.executeUpdate();
            }
        });
    }
}
