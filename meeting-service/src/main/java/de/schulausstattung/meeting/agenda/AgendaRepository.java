package de.schulausstattung.meeting.agenda;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;

import de.schulausstattung.platform.persistence.StoredJson;
import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Items of agendas, and the templates they follow. */
@ApplicationScoped
class AgendaRepository implements PanacheRepositoryBase<AgendaItem, UUID> {

    private static final JavaType ITEMS = TypeFactory.defaultInstance().constructCollectionType(List.class,
            TemplateItem.class);

    private final StoredJson json;

    AgendaRepository(StoredJson json) {
        this.json = json;
    }

    AgendaItem require(UUID meeting, UUID id) {
        return find("id = ?1 and meetingId = ?2", id, meeting).firstResultOptional()
                .orElseThrow(() -> new NotFound("agenda item", id));
    }

    List<AgendaItem> of(UUID meeting) {
        return list("meetingId = ?1 order by position, id", meeting);
    }

    /** The template under which a talk's agenda was laid down. */
    Optional<String> laidDown(UUID meeting) {
        return text("SELECT template FROM agenda WHERE meeting_id = ?", meeting);
    }

    void layDown(UUID meeting, String template) {
        getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO agenda (meeting_id, template) VALUES (?, ?)")) {
                insert.setObject(1, meeting);
                insert.setString(2, template);
                insert.executeUpdate();
            }
        });
    }

    /** The Träger's own templates, the newest first. */
    List<TemplateView> own() {
        return templates("""
                SELECT 'eigene-' || number, 'eigene Fassung', recorded_at, items::text FROM agenda_template
                 ORDER BY number DESC""");
    }

    /** The standard's, the newest first. */
    List<TemplateView> standard() {
        return templates("""
                SELECT 'standard-' || number, source, NULL::timestamptz, items::text FROM standard_agenda
                 ORDER BY number DESC""");
    }

    void record(List<TemplateItem> items, Instant now, String subject) {
        getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO agenda_template (number, items, recorded_at, recorded_by)
                    SELECT coalesce(max(number), 0) + 1, ?::jsonb, ?, ? FROM agenda_template""")) {
                insert.setString(1, json.write(items));
                insert.setTimestamp(2, Timestamp.from(now));
                insert.setString(3, subject);
                insert.executeUpdate();
            }
        });
    }

    @SuppressWarnings("unchecked")
    private List<TemplateView> templates(String sql) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            var found = new ArrayList<TemplateView>();
            try (var query = connection.prepareStatement(sql); var rows = query.executeQuery()) {
                while (rows.next()) {
                    var recorded = rows.getTimestamp(3);
                    found.add(new TemplateView(rows.getString(1), rows.getString(2),
                            recorded == null ? null : recorded.toInstant(),
                            (List<TemplateItem>) json.read(rows.getString(4), ITEMS)));
                }
            }
            return found;
        });
    }

    private Optional<String> text(String sql, UUID parameter) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setObject(1, parameter);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.<String> empty();
                }
            }
        });
    }
}
