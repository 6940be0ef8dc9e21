package de.schulausstattung.meeting.feed;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Links; each caller sees his own, the platform's scope finds one by its secret. */
@ApplicationScoped
class FeedRepository implements PanacheRepositoryBase<Feed, UUID> {

    private static final String OPEN = """
            UPDATE calendar_feed SET last_used_on = ? WHERE secret_hash = ? AND revoked_at IS NULL AND expires_at > ?
            RETURNING *""";

    Feed require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("feed", id));
    }

    List<Feed> newestFirst() {
        return list("order by id desc");
    }

    /** Whose link it is, and what it shows. */
    record Link(String scope, String subject, Set<String> schools) {
    }

    /** In the platform's scope: the link of a secret, if it still leads somewhere; notes that it was used. */
    Optional<Link> open(Secret secret, LocalDate today, Instant now) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            try (var open = connection.prepareStatement(OPEN)) {
                open.setObject(1, today);
                open.setString(2, secret.hash());
                open.setTimestamp(3, Timestamp.from(now));
                try (var row = open.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Link(row.getString(1), row.getString("subject"),
                                    new HashSet<>(Arrays.asList((String[]) row.getArray("schools").getArray()))))
                            : Optional.empty();
                }
            }
        });
    }
}
