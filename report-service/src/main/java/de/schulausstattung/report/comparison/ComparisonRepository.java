package de.schulausstattung.report.comparison;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.platform.projection.Traeger;

/**
 * The aggregates of Träger and the quartiles of Kreise. What a query sees is the wall's: a Träger its own row, the Kreis those
 * released to it, the platform's worker all.
 */
@ApplicationScoped
class ComparisonRepository {

    private static final TypeReference<List<TraegerFigure>> FIGURES = new TypeReference<>() {
    };
    private static final TypeReference<List<GroupQuartiles>> QUARTILES = new TypeReference<>() {
    };

    private final EntityManager entities;
    private final ObjectMapper json;

    ComparisonRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** The figures of a Träger. */
    record StoredFigures(String kreisTenant, String traegernummer, String name, List<TraegerFigure> figures,
            @Nullable LocalDate asOf) {
    }

    /** The quartiles of a Kreis, as each of its readers has them. */
    record StoredQuartiles(String kreis, int traeger, List<GroupQuartiles> quartiles, Instant computedAt) {

        /** The same with no more than a reader may see who knows these figures: a copy holds nothing else. */
        StoredQuartiles shownTo(List<TraegerFigure> known) {
            var ids = known.stream().filter(TraegerFigure::isComplete).map(TraegerFigure::id).collect(Collectors.toSet());
            return new StoredQuartiles(kreis, traeger,
                    quartiles.stream().map(one -> one.shownTo(ids.contains(one.id()) ? 1 : 0)).toList(), computedAt);
        }
    }

    /** Stores a Träger's figures in its own scope; whether they are released is not touched. */
    void storeFigures(Traeger traeger, List<TraegerFigure> figures, LocalDate asOf, Instant now) {
        run(connection -> {
            try (var upsert = connection.prepareStatement("""
                    INSERT INTO traeger_figures (kreis_tenant, traegernummer, name, figures, as_of, computed_at)
                    VALUES (?, ?, ?, ?::jsonb, ?, ?)
                    ON CONFLICT ON CONSTRAINT pk_traeger_figures DO UPDATE
                       SET kreis_tenant = excluded.kreis_tenant, traegernummer = excluded.traegernummer, name = excluded.name,
                           figures = excluded.figures, as_of = excluded.as_of, computed_at = excluded.computed_at""")) {
                upsert.setString(1, traeger.kreisTenant());
                upsert.setString(2, traeger.traegernummer());
                upsert.setString(3, traeger.name());
                upsert.setString(4, write(figures));
                upsert.setObject(5, asOf);
                upsert.setTimestamp(6, Timestamp.from(now));
                return upsert.executeUpdate();
            }
        });
    }

    /** The rows of Träger that this scope sees: one's own, or those released to the Kreis, or all. */
    List<StoredFigures> figures() {
        return run(connection -> {
            var found = new ArrayList<StoredFigures>();
            try (var query = connection.prepareStatement("""
                    SELECT kreis_tenant, traegernummer, name, figures, as_of FROM traeger_figures
                     WHERE computed_at IS NOT NULL ORDER BY traegernummer""");
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new StoredFigures(rows.getString(1), rows.getString(2), rows.getString(3),
                            read(rows.getString(4), FIGURES), rows.getObject(5, LocalDate.class)));
                }
            }
            return found;
        });
    }

    /** Gives a reader (a Kreis, or a Träger in it) its copy of the quartiles; the platform's worker writes it. */
    void storeQuartiles(String reader, StoredQuartiles quartiles) {
        run(connection -> {
            try (var upsert = connection.prepareStatement("""
                    INSERT INTO kreis_quartiles VALUES (?, ?, ?, ?::jsonb, ?)
                    ON CONFLICT ON CONSTRAINT pk_kreis_quartiles DO UPDATE
                       SET kreis = excluded.kreis, traeger = excluded.traeger, quartiles = excluded.quartiles,
                           computed_at = excluded.computed_at""")) {
                upsert.setString(1, reader);
                upsert.setString(2, quartiles.kreis());
                upsert.setInt(3, quartiles.traeger());
                upsert.setString(4, write(quartiles.quartiles()));
                upsert.setTimestamp(5, Timestamp.from(quartiles.computedAt()));
                return upsert.executeUpdate();
            }
        });
    }

    Optional<StoredQuartiles> quartiles() {
        return run(connection -> {
            try (var query = connection.prepareStatement("SELECT kreis, traeger, quartiles, computed_at FROM kreis_quartiles");
                    var row = query.executeQuery()) {
                return row.next() ? Optional.of(new StoredQuartiles(row.getString(1), row.getInt(2),
                        read(row.getString(3), QUARTILES), row.getTimestamp(4).toInstant())) : Optional.empty();
            }
        });
    }

    /** Removes the copies of readers that no Kreis has any more. */
    void removeQuartilesBefore(Instant run) {
        run(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM kreis_quartiles WHERE computed_at < ?")) {
                delete.setTimestamp(1, Timestamp.from(run));
                return delete.executeUpdate();
            }
        });
    }

    /** What the Träger's row says; version 0 of the present epoch where there is none yet. */
    FiguresRelease release() {
        return release(
                """
                        SELECT coalesce(f.released, false), f.changed_at, f.changed_by, coalesce(f.epoch, e.number), coalesce(f.version, 0)
                          FROM service_epoch e LEFT JOIN traeger_figures f ON true""");
    }

    /** Locks the Träger's row, making it where there is none yet. */
    FiguresRelease lockRelease() {
        run(connection -> {
            try (var make = connection.prepareStatement("INSERT INTO traeger_figures DEFAULT VALUES ON CONFLICT DO NOTHING")) {
                return make.executeUpdate();
            }
        });
        return release("SELECT released, changed_at, changed_by, epoch, version FROM traeger_figures FOR UPDATE");
    }

    private FiguresRelease release(String sql) {
        return run(connection -> {
            try (var query = connection.prepareStatement(sql); var row = query.executeQuery()) {
                row.next();
                var at = row.getTimestamp(2);
                return new FiguresRelease(row.getBoolean(1), at == null ? null : at.toInstant(), row.getString(3),
                        row.getInt(4), row.getLong(5));
            }
        });
    }

    /** Changes the release and leaves its trail. */
    void changeRelease(boolean released, Instant now, String subject, String requestId) {
        run(connection -> {
            try (var update = connection.prepareStatement("""
                    WITH changed AS (
                      UPDATE traeger_figures SET released = ?, changed_at = ?, changed_by = ?, version = version + 1
                      RETURNING epoch, version, released, changed_at, changed_by
                    )
                    INSERT INTO figures_release_history (epoch, version, released, recorded_at, actor, request_id)
                    SELECT changed.*, ? FROM changed""")) {
                update.setBoolean(1, released);
                update.setTimestamp(2, Timestamp.from(now));
                update.setString(3, subject);
                update.setString(4, requestId);
                return update.executeUpdate();
            }
        });
    }

    List<ReleaseHistory.Entry> releaseHistory(int limit) {
        return run(connection -> {
            var found = new ArrayList<ReleaseHistory.Entry>();
            try (var query = connection.prepareStatement("""
                    SELECT released, recorded_at, actor, request_id FROM figures_release_history
                     ORDER BY epoch DESC, version DESC LIMIT ?""")) {
                query.setInt(1, limit);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new ReleaseHistory.Entry(rows.getBoolean(1), rows.getTimestamp(2).toInstant(),
                                rows.getString(3), rows.getString(4)));
                    }
                }
            }
            return found;
        });
    }

    /** Takes the Träger out of the comparison; its row stays, for the version of its release. */
    void forgetFigures() {
        run(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE traeger_figures SET kreis_tenant = '', traegernummer = '', name = '', figures = '[]', as_of = NULL,
                                               computed_at = NULL
                     WHERE computed_at IS NOT NULL""")) {
                return update.executeUpdate();
            }
        });
    }

    private interface Sql<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T run(Sql<T> work) {
        return entities.unwrap(Session.class).doReturningWork(work::run);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
