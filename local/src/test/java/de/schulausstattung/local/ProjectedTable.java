package de.schulausstattung.local;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import de.schulausstattung.events.Topic;

/**
 * A table in which a service keeps what another one publishes, as its database has it. Every column is compared with where it
 * comes from; of a new table or column somebody must say so here, or nothing is found equal any more.
 *
 * @param columns as the reader has them
 * @param sources what the owner has for each
 */
record ProjectedTable(Service reader, Topic topic, List<String> columns, List<String> sources) {

    private static final Map<String, Service> OWNERS = Map.of("inventory", RunningSuite.INVENTORY, "needs", RunningSuite.NEEDS,
            "meetings", RunningSuite.MEETINGS);

    /** What the owner of a table names or keeps otherwise. */
    private static final Map<String, String> OTHERWISE = Map.of("traeger.id", "traegernummer", "agreement.rooms",
            "room_ids::text", "agreement.zieljahr", "jahr + 1", "agreement.binding", "true", "meeting.appointed_on",
            "(starts_at AT TIME ZONE 'Europe/Berlin')::date", "equipment_standard.adopted_from", "adopted_from ->> 'id'");

    private static final String COLUMNS = """
            SELECT column_name FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name = ? AND is_generated LIKE ? ORDER BY column_name""";
    private static final String STORED = "NEVER";
    private static final String ANY = "%";

    /** Every table that a rebuild builds anew beside the one that is read; how far it has read is nobody's aggregate. */
    static List<ProjectedTable> of(Databases databases, Service reader) throws SQLException {
        var found = new ArrayList<ProjectedTable>();
        for (var name : databases.texts(reader, """
                SELECT t.table_name FROM information_schema.tables t JOIN information_schema.tables n
                    ON n.table_schema = t.table_schema AND n.table_name = t.table_name || '_next'
                 WHERE t.table_schema = 'public' AND t.table_name <> 'watermark' ORDER BY 1""")) {
            var topic = topic(reader, name);
            var columns = databases.texts(reader, COLUMNS, name, STORED);
            var known = new HashSet<>(databases.texts(owner(topic), COLUMNS, name, ANY));
            found.add(new ProjectedTable(reader, topic, columns, columns.stream().map(column -> {
                var source = OTHERWISE.getOrDefault(name + "." + column, column);
                if (source.equals(column) && !known.contains(column)) {
                    throw new AssertionError("Where does %s.%s of %s come from?".formatted(name, column, reader.name()));
                }
                return source;
            }).toList()));
        }
        return found;
    }

    private static Topic topic(Service reader, String name) {
        var topics = Stream.of(Topic.values()).filter(topic -> table(topic).equals(name)).toList();
        if (topics.size() != 1) {
            throw new AssertionError("Where does %s of %s come from? %s".formatted(name, reader.name(), topics));
        }
        return topics.getFirst();
    }

    private static String table(Topic topic) {
        return topic.aggregate().replace('-', '_');
    }

    private static Service owner(Topic topic) {
        return Objects.requireNonNull(OWNERS.get(topic.service()), topic.topicName());
    }

    String name() {
        return table(topic);
    }

    Service owner() {
        return owner(topic);
    }

    /** Rows as the reader keeps them, as text; a field that is left out and one that is null are the same. */
    String kept() {
        return rows(columns);
    }

    /** The rows that it should keep, in the owner's database. */
    String owned() {
        return rows(sources);
    }

    /** Rows without what a rebuild may change. */
    String meaning() {
        return rows(columns.stream().filter(column -> !List.of("epoch", "version").contains(column)).toList());
    }

    private String rows(List<String> values) {
        return "SELECT jsonb_strip_nulls(jsonb_build_array(" + String.join(", ", values) + "))::text AS line FROM " + name();
    }
}
