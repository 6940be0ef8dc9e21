package de.schulausstattung.local.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What a device, a change and an event take on disk, indexes included; docs/operations.md reckons volumes from it. */
final class Sizes {

    private static final String TOPIC = "inventory.device";

    private final Setting setting;

    Sizes(Setting setting) {
        this.setting = setting;
    }

    void run() throws SQLException, IOException {
        note("a device in inventory's database", perRow("inventory", "device"));
        note("a device in report-service's database", perRow("report", "device"));
        note("a change in the history of inventory, where devices were written", perRow("inventory", "change_history"));
        note("an event in the outbox, kept for seven days, where devices were written", perRow("inventory", "outbox_event"));
        var events = setting.servers().topicEvents(TOPIC);
        note("an event of a device on its topic, on one broker",
                events == 0 ? null : (double) setting.servers().topicBytes(TOPIC) / events);
    }

    private void note(String what, @Nullable Double bytes) {
        setting.board().note(what, bytes == null ? "not written in this run" : String.format(Locale.ROOT, "%,.0f bytes", bytes),
                "-", null);
    }

    private @Nullable Double perRow(String database, String table) throws SQLException {
        try (var connection = setting.servers().superuser(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_total_relation_size('" + table + "'), count(*) FROM " + table)) {
            row.next();
            return row.getLong(2) == 0 ? null : (double) row.getLong(1) / row.getLong(2);
        }
    }
}
