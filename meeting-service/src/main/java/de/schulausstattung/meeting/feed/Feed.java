package de.schulausstattung.meeting.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.persistence.VersionedRow;

/** A link to the talks of somebody; who made it may revoke it, and it ends by itself. */
@Entity
@Table(name = "calendar_feed")
class Feed extends VersionedRow {

    private static final int DAYS = 400;

    @Id
    private UUID id = Ids.next();
    @SuppressWarnings("UnusedVariable") // found by it
    private String secretHash = "";
    @JdbcTypeCode(SqlTypes.ARRAY)
    @SuppressWarnings("UnusedVariable") // read with the secret
    private List<String> schools = List.of();
    private Instant createdAt = Instant.EPOCH;
    private Instant expiresAt = Instant.EPOCH;
    private @Nullable Instant revokedAt;
    private @Nullable LocalDate lastUsedOn;

    protected Feed() {
    }

    Feed(Secret secret, List<String> schools, Instant now, ZoneId zone) {
        this.secretHash = secret.hash();
        this.schools = schools;
        this.createdAt = now;
        this.expiresAt = now.atZone(zone).plus(DAYS, ChronoUnit.DAYS).toInstant();
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    UUID id() {
        return id;
    }

    FeedView view() {
        return new FeedView(id, createdAt, expiresAt, revokedAt, lastUsedOn, epoch(), version());
    }
}
