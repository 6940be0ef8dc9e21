package de.schulausstattung.platform.projection;

/** The statements of the watermark, which only ever rises. */
final class WatermarkSql {

    private WatermarkSql() {
    }

    /** Parameters: the topic, the time of its newest event. */
    static String advance(TableSet set) {
        return raise(set, "VALUES (?, ?)");
    }

    /** Parameter: the topic. */
    static String takeOver(TableSet.Next next) {
        return raise(new TableSet.Live(), "SELECT topic, applied_through FROM " + next.name("watermark") + " WHERE topic = ?");
    }

    private static String raise(TableSet set, String source) {
        return """
                INSERT INTO %1$s AS w (topic, applied_through) %2$s
                ON CONFLICT ON CONSTRAINT pk_%1$s DO UPDATE SET applied_through = excluded.applied_through
                 WHERE excluded.applied_through > w.applied_through""".formatted(set.name("watermark"), source);
    }
}
