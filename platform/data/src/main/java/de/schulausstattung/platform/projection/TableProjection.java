package de.schulausstattung.platform.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;

import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.Session;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.inbox.Projection;
import de.schulausstattung.platform.inbox.Reaction;

/**
 * A topic kept as a table: one row per aggregate, written set-based, and only where the state is newer than the row. So
 * duplicates, replays and events out of order change nothing. While a rebuild runs, what comes is noted by key beside it.
 *
 * @param <S> the state, with the fields that the table keeps
 */
public abstract class TableProjection<S> implements Reaction<S> {

    /** {@code report} of {@code report-service}: dead letters are kept under it. */
    private static final String SERVICE = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class)
            .replaceFirst("-service$", "");

    private static final TableSet LIVE = new TableSet.Live();

    /** Of an aggregate whose newest event could not be applied, the set that is read may hold a state that the topic lost. */
    private static final String TOUCH_WITH_LETTERS = """
            INSERT INTO rebuild_touched (topic, id)
            SELECT DISTINCT topic, substr(message_key, strpos(message_key, '/') + 1) FROM dead_letter
             WHERE topic = ? AND resolved_at IS NULL
            ON CONFLICT ON CONSTRAINT pk_rebuild_touched DO NOTHING""";

    private static final String TOUCH = """
            INSERT INTO rebuild_touched (topic, id) SELECT ?, unnest(?::text[]) ORDER BY 2
            ON CONFLICT ON CONSTRAINT pk_rebuild_touched DO NOTHING""";

    private final EntityManager entities;
    private final Topic topic;
    private final Class<S> state;
    private final String table;
    private final List<Column<S>> columns;
    private final TableSql sql;

    /**
     * Keeps a topic as a table.
     *
     * @param state the record with the fields that the table keeps; others are ignored
     * @param columns the key first
     */
    protected TableProjection(EntityManager entities, Topic topic, Class<S> state, String table, List<Column<S>> columns) {
        this.entities = entities;
        this.topic = topic;
        this.state = state;
        this.table = table;
        this.columns = columns;
        this.sql = new TableSql(table, columns);
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public Class<S> state() {
        return state;
    }

    @Override
    public String consumer() {
        return SERVICE + "-" + table.replace('_', '-');
    }

    String table() {
        return table;
    }

    /** The table's column that holds the aggregate's id, and its type. */
    Column<S> key() {
        return columns.getFirst();
    }

    @Override
    public final void apply(List<EventEnvelope<S>> events) {
        apply(events, LIVE);
    }

    @Override
    public final void forget(String aggregateId) {
        forget(aggregateId, LIVE);
    }

    /** The same, into either set. */
    Projection<S> into(TableSet set) {
        return new Projection<>() {
            @Override
            public void apply(List<EventEnvelope<S>> events) {
                if (set instanceof TableSet.Next next) {
                    events.forEach(event -> next.tenants().add(event.tenant()));
                }
                TableProjection.this.apply(events, set);
            }

            @Override
            public boolean isRead() {
                return set instanceof TableSet.Live;
            }

            @Override
            public void forget(String aggregateId) {
                TableProjection.this.forget(aggregateId, set);
            }
        };
    }

    void apply(List<EventEnvelope<S>> events, TableSet set) {
        entities.unwrap(Session.class).doWork(connection -> {
            if (isAdmitted(connection, set, events.stream().map(EventEnvelope::subject).toList())) {
                store(connection, set, events);
                advance(connection, set, events);
            }
        });
        if (set instanceof TableSet.Live) {
            stored(events);
        }
    }

    /**
     * Reacts to states that came, within the transaction that stored them, in their tenant. What is done must follow from what
     * stands in the table now: a state that is no news is among these, too, and what a rebuild brings comes by
     * {@link #rebuilt}.
     */
    protected void stored(List<EventEnvelope<S>> events) {
    }

    /** Reacts to an aggregate that was forgotten, within that transaction, in its tenant. */
    protected void forgotten(String aggregateId) {
    }

    /** Reacts to a rebuild that switched the tables of the tenant at hand, within its transaction. */
    protected void rebuilt() {
    }

    void forget(String aggregateId, TableSet set) {
        entities.unwrap(Session.class).doWork(connection -> {
            if (isAdmitted(connection, set, List.of(aggregateId))) {
                try (var delete = connection.prepareStatement(sql.delete(set))) {
                    delete.setString(1, aggregateId);
                    delete.executeUpdate();
                }
            }
        });
        if (set instanceof TableSet.Live) {
            forgotten(aggregateId);
        }
    }

    /**
     * Makes what was built what is read, for the tenant at hand, but for the keys that events touched meanwhile and those with
     * an open dead letter. The caller holds {@link RebuildRepository#exclude}.
     */
    void takeOver(TableSet.Next next) {
        entities.unwrap(Session.class).doWork(connection -> {
            for (var statement : List.of(TOUCH_WITH_LETTERS, sql.removeWhatIsGone(next), sql.takeOver(next),
                    WatermarkSql.takeOver(next))) {
                try (var change = connection.prepareStatement(statement)) {
                    change.setString(1, topic.topicName());
                    change.executeUpdate();
                }
            }
        });
    }

    /**
     * Keeps a switch of the sets out until the transaction ends, and says whether to write at all: a rebuild that another one
     * took the place of writes nothing; its job stops it within half a second.
     */
    private boolean isAdmitted(Connection connection, TableSet set, List<String> ids) throws SQLException {
        var run = RebuildRepository.join(connection);
        if (set instanceof TableSet.Next next) {
            return run.map(next.run()::equals).orElse(false);
        }
        if (run.isPresent()) {
            touch(connection, ids);
        }
        return true;
    }

    private void touch(Connection connection, List<String> ids) throws SQLException {
        try (var statement = connection.prepareStatement(TOUCH)) {
            statement.setString(1, topic.topicName());
            statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
            statement.executeUpdate();
        }
    }

    private void store(Connection connection, TableSet set, List<EventEnvelope<S>> events) throws SQLException {
        try (var statement = connection.prepareStatement(sql.upsert(set))) {
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

    private void advance(Connection connection, TableSet set, List<EventEnvelope<S>> events) throws SQLException {
        try (var statement = connection.prepareStatement(WatermarkSql.advance(set))) {
            statement.setString(1, topic.topicName());
            statement.setTimestamp(2,
                    Timestamp.from(events.stream().map(EventEnvelope::time).max(Comparator.naturalOrder()).orElseThrow()));
            statement.executeUpdate();
        }
    }
}
