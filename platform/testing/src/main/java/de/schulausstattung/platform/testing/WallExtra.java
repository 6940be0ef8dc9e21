package de.schulausstattung.platform.testing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A policy that a migration writes beside those of the table's kind, known here with its reason; any other fails.
 *
 * @param table where it stands
 * @param policy its name
 * @param roles for whom
 * @param command {@code SELECT}, {@code INSERT}, {@code UPDATE}, {@code DELETE} or {@code ALL}; {@code TRUNCATE} and
 *        {@code MAINTAIN} are grants alone, without a policy
 * @param rows which rows it shows or lets in
 * @param reason why that is no hole
 */
public record WallExtra(String table, String policy, List<String> roles, String command, String rows, String reason) {

    /** What the platform's own tables need. */
    static final List<WallExtra> PLATFORM = List.of(
            new WallExtra("service_epoch", "everybody", List.of("wall_operator", "wall_school", "wall_tenant"), "SELECT",
                    "true",
                    "how often the database was restored tells nothing of anybody"),
            new WallExtra("service_epoch", "raise", List.of("wall_operator"), "UPDATE", "true",
                    "the operator raises the epoch after a restore"),
            new WallExtra("outbox_event", "append", List.of("wall_school", "wall_tenant"), "INSERT", TableKind.Rows.TENANT,
                    "a change leaves its event; nobody but the relay reads it"),
            new WallExtra("tombstone_due", "mark", List.of("wall_school", "wall_tenant"), "ALL", TableKind.Rows.TENANT,
                    "a deletion leaves the note that its tombstone is still to come"),
            new WallExtra("operator_act", "operator_reads", List.of("wall_operator"), "SELECT", "true",
                    "operators see what operators did"),
            new WallExtra("operator_act", "operator_notes", List.of("wall_operator"), "INSERT", "true",
                    "an operator's act is noted in its own transaction"),
            new WallExtra("dead_letter", "operator", List.of("wall_operator"), "ALL", "true",
                    "the operator sees and resolves what could not be applied"),
            new WallExtra("tenant", "own", List.of("wall_tenant"), "ALL", TableKind.Rows.TENANT,
                    "a consumer notes the tenant whose event it applies"),
            new WallExtra("tenant", "operator", List.of("wall_operator"), "SELECT", "true",
                    "the operator sees which tenants there are"));

    private static final WallExtra OWN_EVENTS = new WallExtra("dead_letter", "own_events", List.of("wall_tenant"), "SELECT",
            "starts_with(message_key, (SELECT current_setting('app.tenant', true)) || '/')",
            "a Träger learns of its own events that could not be applied");

    /** Indexes of tenants' tables that do not begin with the tenant, because the platform's workers look across tenants. */
    static final Map<String, String> INDEXES_ACROSS_TENANTS = Map.of(
            "ix_idempotency_key_recorded_at", "the clean-up removes expired keys of every tenant",
            "ix_job_open", "the runner claims the oldest open job of any tenant",
            "uq_calendar_feed_secret", "a calendar that fetches its feed has nothing but the link");

    /** A table that events fill: the platform's workers may empty and analyse it, without seeing a row. */
    private static WallExtra rebuildable(String table) {
        return new WallExtra(table, "", List.of("wall_platform"), "TRUNCATE", "", "a rebuild empties it; that shows nothing");
    }

    /** A table that events fill: the platform's workers may analyse it, without seeing a row. */
    private static WallExtra analysable(String table) {
        return new WallExtra(table, "", List.of("wall_platform"), "MAINTAIN", "",
                "the planner needs its statistics; that shows nothing");
    }

    /** All that events fill in a service that keeps these tables, with what every such service has. */
    public static Stream<WallExtra> projected(String... tables) {
        return Stream.concat(Stream.of(rebuildable("rebuild_touched"), OWN_EVENTS),
                Stream.concat(Stream.of("traeger", "watermark"), Stream.of(tables))
                        .flatMap(table -> Stream.of(analysable(table), rebuildable(table + "_next"))));
    }

    /** Whether it is a policy, and not a grant alone. */
    boolean isPolicy() {
        return !command.equals("TRUNCATE") && !command.equals("MAINTAIN");
    }

    /** The table privileges that a command needs. */
    List<String> privileges() {
        return switch (command) {
            case "ALL" -> List.of("SELECT", "INSERT", "UPDATE", "DELETE");
            // an update reads what it changes
            case "UPDATE" -> List.of("SELECT", "UPDATE");
            case "TRUNCATE" -> List.of("TRUNCATE", "MAINTAIN");
            default -> List.of(command);
        };
    }
}
