package de.schulausstattung.platform.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of tables that a migration may declare by {@code CALL wall(…)}, and the policies that each must have. */
enum TableKind {

    SCHOOL_BOUND("school-bound", Map.of("wall_tenant", Rows.TENANT, "wall_school", Rows.SCHOOL), Map.of()),
    TENANT_WIDE("tenant-wide", Map.of("wall_tenant", Rows.TENANT, "wall_school", Rows.TENANT), Map.of("wall_school", "SELECT")),
    TENANT_INTERNAL("tenant-internal", Map.of("wall_tenant", Rows.TENANT), Map.of("wall_school", "SELECT")),
    TENANT_WORK("tenant-work",
            Map.of("wall_tenant", Rows.TENANT, "wall_operator", Rows.TENANT, "wall_platform", Rows.ALL),
            Map.of("wall_school", "SELECT")),
    CALLER_BOUND("caller-bound", Map.of("wall_tenant", Rows.CALLER, "wall_school", Rows.CALLER, "wall_operator", Rows.CALLER,
            "wall_platform", Rows.ALL), Map.of()),
    KREIS_RELEASED("kreis-released", Map.of("wall_tenant", Rows.TENANT, "wall_platform", Rows.ALL),
            Map.of("wall_school", "SELECT")),
    READER_BOUND("reader-bound", Map.of("wall_tenant", Rows.TENANT, "wall_school", Rows.READ), Map.of()),
    READERS_ONLY("readers-only", Map.of("wall_tenant", Rows.READ, "wall_school", Rows.READ), Map.of()),
    READER_LIST("reader-list", Map.of("wall_tenant", Rows.TENANT, "wall_school", Rows.OWN_ENTRIES),
            Map.of("wall_school", "SELECT")),
    KREIS_OFFERED("kreis-offered", Map.of("wall_tenant", Rows.TENANT, "wall_school", Rows.TENANT),
            Map.of("wall_school", "SELECT")),
    SHARED("shared",
            Map.of("wall_tenant", Rows.ALL, "wall_school", Rows.ALL, "wall_platform", Rows.ALL, "wall_operator", Rows.ALL),
            Map.of("wall_tenant", "SELECT", "wall_school", "SELECT", "wall_platform", "SELECT")),
    PLATFORM("platform", Map.of("wall_platform", Rows.ALL), Map.of());

    /** Which rows a policy shows, as the procedure {@code wall} writes it. */
    static final class Rows {
        static final String ALL = "true";
        static final String TENANT = "tenant_id = (SELECT current_setting('app.tenant', true))";
        static final String RELEASED = "released AND kreis_tenant = (SELECT current_setting('app.tenant', true))";
        static final String OFFERED = "published AND EXISTS (SELECT FROM traeger t WHERE 'kreis-' || t.kreis = %s.tenant_id)";
        static final String SCHOOL = TENANT + " AND schulnummer = ANY ((SELECT current_setting('app.schools', true))::text[])";
        static final String CALLER = TENANT + " AND subject = (SELECT current_setting('app.subject', true))";

        static final String OWN_ENTRIES = "tenant_id = (SELECT current_setting('app.tenant', true))"
                + " AND reader = ANY ((SELECT current_setting('app.readers', true))::text[])";
        /** The column that names the object stands in the declaration. */
        static final String READ = TENANT + " AND %s = ANY (ARRAY(SELECT object_reader.object_id FROM object_reader"
                + " WHERE object_reader.tenant_id = (SELECT current_setting('app.tenant', true))"
                + " AND object_reader.reader = ANY ((SELECT current_setting('app.readers', true))::text[])))";

        private Rows() {
        }
    }

    private final String declared;
    private final Map<String, String> rows;
    private final Map<String, String> readers;

    TableKind(String declared, Map<String, String> rows, Map<String, String> readers) {
        this.declared = declared;
        this.rows = rows;
        this.readers = readers;
    }

    /** The kind that a table's comment declares, by the part before the column that some kinds name. */
    static Optional<TableKind> of(String comment) {
        return Arrays.stream(values()).filter(kind -> comment.split(" by ", -1)[0].equals("kind: " + kind.declared))
                .filter(kind -> kind.isByReaders() == comment.contains(" by ")).findFirst();
    }

    /** The column that names the object whose readers see the row: {@code kind: readers-only by meeting_id}. */
    static Optional<String> objectColumn(String comment) {
        return comment.contains(" by ") ? Optional.of(comment.split(" by ", -1)[1]) : Optional.empty();
    }

    /** Whether a list of readers decides who sees a row. */
    boolean isByReaders() {
        return this == READER_BOUND || this == READERS_ONLY;
    }

    /** Policies that the kind has beside the one of each role. */
    List<WallExtra> extras(String table) {
        return switch (this) {
            case KREIS_RELEASED -> List.of(new WallExtra(table, "released_to_kreis", List.of("wall_tenant"), "SELECT",
                    Rows.RELEASED, "a Kreis reads what its Träger released to it"));
            case KREIS_OFFERED -> List.of(new WallExtra(table, "offered_by_kreis", List.of("wall_tenant"), "SELECT",
                    Rows.OFFERED.formatted(table), "a Träger reads what its Kreis published"));
            default -> List.of();
        };
    }

    /** The rows that each role's policy shows; a role that is missing here has no policy. */
    Map<String, String> rows() {
        return rows;
    }

    /** Roles that may only read, whatever the table's declared rights are. */
    Map<String, String> readers() {
        return readers;
    }

    /** Whether each row belongs to a tenant who alone sees it. */
    boolean isTenants() {
        return this != SHARED && this != PLATFORM;
    }
}
