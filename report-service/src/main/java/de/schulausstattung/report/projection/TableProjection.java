package de.schulausstattung.report.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.inbox.Projection;

/**
 * A topic kept as a table: one row per aggregate, written set-based, and only where the state is newer than the row. So
 * duplicates, replays and events out of order change nothing.
 *
 * @param <S> the state, with the fields that the table keeps
 */
abstract class TableProjection<S> implements Projection<S> {

    private static final String ADVANCE = """
            INSERT INTO watermark AS w (topic, applied_through) VALUES (?, ?)
            ON CONFLICT (tenant_id, topic) DO UPDATE SET applied_through = excluded.applied_through
             WHERE excluded.applied_through > w.applied_through""";

    private final EntityManager entities;
    private final Topic topic;
    private final Class<S> state;
    private final String table;
    private final List<Column<S>> columns;
    private final String upsert;

    /** @param columns the key first */
    TableProjection(EntityManager entities, Topic topic, Class<S> state, String table, List<Column<S>> columns) {
        this.entities = entities;
        this.topic = topic;
        this.state = state;
        this.table = table;
        this.columns = columns;
        this.upsert = """
                INSERT INTO %1$s AS t (%2$s, epoch, version)
                SELECT * FROM unnest(%3$s, ?::int[], ?::bigint[]) ORDER BY 1
                ON CONFLICT (tenant_id, %4$s) DO UPDATE SET %5$s, epoch = excluded.epoch, version = excluded.version
                 WHERE (excluded.epoch, excluded.version) > (t.epoch, t.version)""".formatted(table,
                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", ")),
                columns.getFirst().name(),
                columns.stream().map(column -> column.name() + " = excluded." + column.name())
                        .collect(Collectors.joining(", ")));
    }

    Topic topic() {
        return topic;
    }

    Class<S> state() {
        return state;
    }

    String table() {
        return table;
    }

    /** The table's column that holds the aggregate's id, and its type. */
    Column<S> key() {
        return columns.getFirst();
    }

    @Override
    public void apply(List<EventEnvelope<S>> events) {
        entities.unwrap(Session.class).doWork(connection -> {
            store(connection, events);
            advance(connection, events);
        });
    }

    @Override
    public void forget(String aggregateId) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var delete = connection.prepareStatement(
                    "DELETE FROM " + table + " WHERE " + key().name() + " = ?::" + key().type())) {
                delete.setString(1, aggregateId);
                delete.executeUpdate();
            }
        });
    }

    private void store(Connection connection, List<EventEnvelope<S>> events) throws SQLException {
        try (var statement = connection.prepareStatement(upsert)) {
            int p = 1;
            for (var column : columns) {
                statement.setArray(p++, connection.createArrayOf(column.type(),
                        events.stream().map(event -> column.value().apply(event.data())).toArray()));
            }
            statement.setArray(p++, connection.createArrayOf("int4", events.stream().map(EventEnvelope::epoch).toArray()));
            statement.setArray(p, connection.createArrayOf("int8", events.stream().map(EventEnvelope::version).toArray()));
            statement.executeUpdate();
        }
    }

    private void advance(Connection connection, List<EventEnvelope<S>> events) throws SQLException {
        try (var statement = connection.prepareStatement(ADVANCE)) {
            statement.setString(1, topic.topicName());
            statement.setTimestamp(2,
                    Timestamp.from(events.stream().map(EventEnvelope::time).max(Comparator.naturalOrder()).orElseThrow()));
            statement.executeUpdate();
        }
    }
}
