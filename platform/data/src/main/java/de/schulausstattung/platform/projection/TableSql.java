package de.schulausstattung.platform.projection;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements of a projected table, in either set.
 *
 * @param columns the key first; epoch and version are understood
 */
record TableSql(String table, List<? extends Column<?>> columns) {

    private static final String WHAT_CAME_MEANWHILE = "SELECT FROM rebuild_touched m WHERE m.topic = ? AND m.id = %s::text";

    /** Parameters: an array for each column, epochs, versions. */
    String upsert(TableSet set) {
        return """
                INSERT INTO %1$s AS t (%2$s, epoch, version)
                SELECT * FROM unnest(%3$s, ?::int[], ?::bigint[]) ORDER BY 1
                ON CONFLICT ON CONSTRAINT pk_%1$s DO UPDATE SET %4$s
                 WHERE (excluded.epoch, excluded.version) > (t.epoch, t.version)""".formatted(set.name(table),
                each(Column::name), each(column -> "?::" + column.type() + "[]"), overwrite());
    }

    /** Parameter: the key. */
    String delete(TableSet set) {
        return "DELETE FROM %s WHERE %s = ?::%s".formatted(set.name(table), key(), columns.getFirst().type());
    }

    /** Removes from what is read what the topic no longer holds. Parameter: the topic. */
    String removeWhatIsGone(TableSet.Next next) {
        return """
                DELETE FROM %1$s l WHERE NOT EXISTS (SELECT FROM %2$s n WHERE n.%3$s = l.%3$s) AND NOT EXISTS (%4$s)"""
                .formatted(table, next.name(table), key(), WHAT_CAME_MEANWHILE.formatted("l." + key()));
    }

    /** Takes over what was built and differs from what is read. Parameter: the topic. */
    String takeOver(TableSet.Next next) {
        return """
                INSERT INTO %1$s (%2$s, epoch, version) SELECT %2$s, epoch, version FROM %3$s n
                 WHERE NOT EXISTS (SELECT FROM %1$s l WHERE l.%4$s = n.%4$s
                                    AND (%5$s, l.epoch, l.version) IS NOT DISTINCT FROM (%6$s, n.epoch, n.version))
                   AND NOT EXISTS (%7$s)
                ON CONFLICT ON CONSTRAINT pk_%1$s DO UPDATE SET %8$s""".formatted(table, each(Column::name), next.name(table),
                key(),
                each(column -> "l." + column.name()), each(column -> "n." + column.name()),
                WHAT_CAME_MEANWHILE.formatted("n." + key()), overwrite());
    }

    private String key() {
        return columns.getFirst().name();
    }

    private String overwrite() {
        return each(column -> column.name() + " = excluded." + column.name())
                + ", epoch = excluded.epoch, version = excluded.version";
    }

    private String each(Function<Column<?>, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
