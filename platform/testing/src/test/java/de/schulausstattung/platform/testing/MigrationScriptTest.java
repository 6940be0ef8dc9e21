package de.schulausstattung.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two versions of a service run beside each other on one schema whenever replicas are replaced: migrations add, and what they
 * take away has been unused since an earlier release, which they name.
 */
class MigrationScriptTest {

    /** Nothing was installed anywhere when these were written. */
    private static final Path BEFORE_THE_FIRST_RELEASE = Path.of("src/test/resources/migrations-before-the-first-release.txt");

    @Test
    void everyMigrationOfTheProjectLeavesTheVersionBeforeAtWork() throws IOException {
        var root = ProjectRoot.find();
        var first = new HashSet<>(Files.readAllLines(BEFORE_THE_FIRST_RELEASE));
        var version = version(root);
        var offences = new ArrayList<String>();
        var judged = 0;
        for (var file : scripts(root)) {
            var name = root.relativize(file).toString();
            var found = new MigrationScript(name, Files.readString(file)).offences(version);
            judged++;
            if (!first.remove(name)) {
                offences.addAll(found);
            } else if (found.isEmpty()) {
                offences.add(name + " stands in " + BEFORE_THE_FIRST_RELEASE.getFileName() + " and is fine");
            }
        }
        assertThat(offences).isEmpty();
        assertThat(first).as("files that are not there").isEmpty();
        assertThat(judged).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "ALTER TABLE room DROP COLUMN floor;",
            "ALTER TABLE room DROP floor;",
            "ALTER TABLE room ADD COLUMN a text, DROP COLUMN IF EXISTS floor;",
            "ALTER TABLE room RENAME COLUMN floor TO storey;",
            "ALTER TABLE room RENAME TO place;",
            "ALTER TABLE room ALTER COLUMN floor TYPE int USING floor::int;",
            "ALTER TABLE room ALTER floor SET DATA TYPE int;",
            "ALTER TABLE room ALTER COLUMN floor SET NOT NULL;",
            "ALTER TABLE room ALTER COLUMN floor DROP DEFAULT;",
            "ALTER TABLE room ALTER COLUMN floor DROP NOT NULL;",
            "ALTER TABLE room ADD COLUMN floor text NOT NULL;",
            "ALTER TABLE room ADD floor int NOT NULL CHECK (floor IN (1, 2));",
            "ALTER TABLE room ADD CONSTRAINT ck_room_floor CHECK (floor <> '') NOT VALID;",
            "ALTER TABLE room ADD UNIQUE (floor);",
            "ALTER TABLE room DROP CONSTRAINT pk_room;",
            "ALTER TABLE room DROP CONSTRAINT IF EXISTS uq_room_name, ADD COLUMN floor text;",
            "ALTER TABLE slot DROP CONSTRAINT \"ex_slot_time\" CASCADE;",
            "ALTER TABLE tenant DROP CONSTRAINT tenant_pkey;",
            "ALTER TABLE room DROP CONSTRAINT room_name_not_null;",
            "DROP INDEX uq_room_name;",
            "DROP INDEX CONCURRENTLY IF EXISTS uq_room_name;",
            "DROP INDEX ix_room_floor, uq_room_name;",
            "CREATE UNIQUE INDEX uq_room_floor ON room (tenant_id, floor);",
            "DROP TABLE room;",
            "DROP VIEW IF EXISTS rooms;",
            "DROP FUNCTION rooms_of(text);",
            "DROP POLICY wall_school ON room;",
            "DROP TRIGGER stamp ON room;",
            "REVOKE SELECT ON room FROM wall_tenant;",
            "TRUNCATE room;",
            "DELETE FROM room WHERE floor IS NULL;",
            "DO $$ BEGIN ALTER TABLE room DROP COLUMN floor; END $$;",
            "CREATE TABLE place (id uuid); ALTER TABLE room DROP COLUMN floor;",
    })
    void refusesWhatTheVersionBeforeDoesNotSurvive(String sql) {
        assertThat(new MigrationScript("V1", sql).offences("0.3.0-SNAPSHOT")).hasSize(1).first().asString()
                .contains("-- contract: unused since");
        assertThat(marked("0.2.0", sql).offences("0.3.0-SNAPSHOT")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CREATE TABLE room (id uuid, name text NOT NULL, CONSTRAINT uq UNIQUE (name)); CREATE UNIQUE INDEX a ON room (name);",
            "CREATE TABLE IF NOT EXISTS room (id uuid); ALTER TABLE room ADD CONSTRAINT pk PRIMARY KEY (id);",
            "ALTER TABLE room ADD COLUMN floor text;",
            "ALTER TABLE room ADD floor text, ADD COLUMN storey int NOT NULL DEFAULT 0;",
            "ALTER TABLE room ADD COLUMN key text NOT NULL GENERATED ALWAYS AS (upper(name)) STORED;",
            "ALTER TABLE room ALTER COLUMN floor SET DEFAULT 'EG', ALTER COLUMN floor SET NOT NULL;",
            "ALTER TABLE room DROP CONSTRAINT ck_room_floor;",
            "ALTER TABLE room DROP CONSTRAINT IF EXISTS fk_room_standort, DROP CONSTRAINT \"room_tenant_id_check\" CASCADE;",
            "DROP INDEX ix_room_floor;",
            "DROP INDEX CONCURRENTLY IF EXISTS ix_room_floor, ix_room_name;",
            "CREATE INDEX ix_room_floor ON room (tenant_id, floor);",
            "UPDATE room SET floor = 'EG' WHERE floor IS NULL;",
            "-- ALTER TABLE room DROP COLUMN floor;\nCREATE INDEX a ON room (floor);",
            "COMMENT ON TABLE room IS 'DROP TABLE room; it''s a joke';",
            "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN DELETE FROM room; END $body$;",
    })
    void acceptsWhatOnlyAdds(String sql) {
        assertThat(new MigrationScript("V1", sql).offences("0.3.0-SNAPSHOT")).isEmpty();
    }

    @Test
    void takesNothingAwayThatTheReleaseBeforeNeeds() {
        var sql = "ALTER TABLE room DROP COLUMN floor;";

        assertThat(marked("0.3.0", sql).offences("0.3.0-SNAPSHOT")).singleElement().asString().contains("not older");
        assertThat(marked("0.3.0", sql).offences("0.4.0-SNAPSHOT")).isEmpty();
        assertThat(marked("0.9.0", sql).offences("0.10.0-SNAPSHOT")).isEmpty();
    }

    @Test
    void refusesAMarkWithoutNeed() {
        assertThat(marked("0.2.0", "ALTER TABLE room ADD COLUMN floor text;").offences("0.3.0-SNAPSHOT")).singleElement()
                .asString().contains("takes nothing away");
    }

    private static MigrationScript marked(String release, String sql) {
        return new MigrationScript("V1", "-- Floors are gone.\n-- contract: unused since " + release + "\n" + sql);
    }

    private static List<Path> scripts(Path root) throws IOException {
        var scripts = new ArrayList<Path>();
        for (var parent : List.of(root, root.resolve("platform"))) {
            for (var module : entries(parent)) {
                for (var folder : List.of("db/migration", "db/platform")) {
                    scripts.addAll(entries(module.resolve("src/main/resources").resolve(folder)));
                }
            }
        }
        return scripts;
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static String version(Path root) throws IOException {
        return Pattern.compile("<artifactId>schulausstattung</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(root.resolve("pom.xml"))).results().map(found -> found.group(1)).findFirst()
                .orElseThrow();
    }
}
