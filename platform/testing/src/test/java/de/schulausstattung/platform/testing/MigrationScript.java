package de.schulausstattung.platform.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A migration, judged by whether the version of the service before it goes on with the schema that it leaves: it serves beside
 * the new one while replicas are replaced, and again after a step back.
 */
final class MigrationScript {

    /** Says which release was the first that needs nothing of what goes; only a later one may take it away. */
    private static final Pattern MARK = Pattern.compile("(?m)^-- contract: unused since (\\d+)\\.(\\d+)\\.(\\d+)$");

    private static final String NAME = "(?:IF (?:NOT )?EXISTS )?(?:ONLY )?\"?([A-Z0-9_.]+)\"?";
    /** Checks and foreign keys: without them the version before may write more, and misses nothing. */
    private static final String LOOSENING = "(?:CK|FK)_|[A-Z0-9_]+_(?:CHECK|FKEY)\\b";
    /** Indexes that are not unique: no {@code ON CONFLICT} needs them, and none of them keeps two writers apart. */
    private static final String PLAIN_INDEXES = "\"?IX_[A-Z0-9_]+\"?(?: ?, ?\"?IX_[A-Z0-9_]+\"?)*(?: CASCADE| RESTRICT)?$";
    private static final Pattern CREATED = Pattern.compile("^CREATE (?:UNLOGGED )?TABLE " + NAME + ".*");
    private static final Pattern ALTERED = Pattern.compile("^ALTER TABLE " + NAME + " (.*)");
    private static final Pattern UNIQUE_INDEX = Pattern
            .compile("^CREATE UNIQUE INDEX (?:CONCURRENTLY )?" + NAME + " ON (?:ONLY )?\"?([A-Z0-9_.]+)\"?.*");

    /** What the version before still reads, calls or relies on. */
    private static final Map<String, Pattern> STATEMENTS = new TreeMap<>(Map.of(
            "drops what the version before may use",
            Pattern.compile(
                    "^DROP (?:TABLE|VIEW|MATERIALIZED VIEW|TYPE|DOMAIN|FUNCTION|PROCEDURE|ROUTINE|SEQUENCE|SCHEMA|POLICY"
                            + "|TRIGGER|RULE) .*"),
            "drops an index that the version before may rely on",
            Pattern.compile("^DROP INDEX (?:CONCURRENTLY )?+(?:IF EXISTS )?+(?!" + PLAIN_INDEXES + ").*"),
            "renames", Pattern.compile("^ALTER .* RENAME .*"),
            "takes a right away", Pattern.compile("^REVOKE .*"),
            "deletes rows", Pattern.compile("^(?:DELETE FROM|TRUNCATE) .*")));

    /** The same within {@code ALTER TABLE}, for each of its actions. */
    private static final Map<String, Pattern> ACTIONS = new TreeMap<>(Map.of(
            "drops a column", Pattern.compile("^DROP (?!CONSTRAINT )(?:COLUMN )?" + NAME + ".*"),
            "drops a constraint that the version before may rely on",
            Pattern.compile("^DROP CONSTRAINT (?:IF EXISTS )?+\"?+(?!" + LOOSENING + ").*"),
            "changes a type", Pattern.compile("^ALTER (?:COLUMN )?" + NAME + " (?:SET DATA )?TYPE .*"),
            "drops a default", Pattern.compile("^ALTER (?:COLUMN )?" + NAME + " DROP (?:DEFAULT|IDENTITY|EXPRESSION).*"),
            "lets a column be empty that the version before expects filled",
            Pattern.compile("^ALTER (?:COLUMN )?" + NAME + " DROP NOT NULL.*"),
            "narrows what the version before may write",
            Pattern.compile("^ADD (?:CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN|EXCLUDE)\\b.*")));
    private static final Pattern FILLED = Pattern.compile("^ALTER (?:COLUMN )?" + NAME + " SET NOT NULL.*");
    private static final Pattern DEFAULTED = Pattern.compile("^ALTER (?:COLUMN )?" + NAME + " SET DEFAULT .*");
    private static final Pattern ADDED = Pattern.compile("^ADD (?!CONSTRAINT |CHECK|UNIQUE|PRIMARY|FOREIGN|EXCLUDE)(?:COLUMN )?"
            + NAME + " (.*)");

    private final String name;
    private final String text;
    private final Set<String> created;

    MigrationScript(String name, String text) {
        this.name = name;
        this.text = text;
        this.created = SqlStatements.of(text).stream().map(CREATED::matcher).filter(found -> found.matches())
                .map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /**
     * What is wrong with it in this version of the project, each as a sentence; empty if nothing.
     *
     * @param version as in the root pom, {@code 0.2.0-SNAPSHOT}
     */
    List<String> offences(String version) {
        var found = new LinkedHashSet<String>();
        SqlStatements.of(text).forEach(statement -> judge(statement, found));
        var since = MARK.matcher(text).results().map(mark -> number(mark.group(1), mark.group(2), mark.group(3))).findFirst();
        if (found.isEmpty()) {
            return since.isEmpty() ? List.of() : List.of(name + " takes nothing away, and says that it does");
        }
        if (isGone(since, version)) {
            return List.of();
        }
        var why = since.isEmpty() ? "; it needs the line \"-- contract: unused since <release>\""
                : "; the release that no longer needs it is not older than this one, " + version;
        return found.stream().map(offence -> name + " " + offence + why).toList();
    }

    private static boolean isGone(Optional<Long> since, String version) {
        var parts = version.replace("-SNAPSHOT", "").split("\\.", -1);
        return since.isPresent() && since.get() < number(parts[0], parts[1], parts[2]);
    }

    private static long number(String major, String minor, String patch) {
        return (Long.parseLong(major) * 10_000 + Long.parseLong(minor)) * 10_000 + Long.parseLong(patch);
    }

    private void judge(String statement, Set<String> found) {
        STATEMENTS.forEach((offence, pattern) -> {
            if (pattern.matcher(statement).matches()) {
                found.add(offence + ": " + statement);
            }
        });
        var unique = UNIQUE_INDEX.matcher(statement);
        if (unique.matches() && !created.contains(unique.group(2))) {
            found.add("narrows what the version before may write: " + statement);
        }
        var altered = ALTERED.matcher(statement);
        if (altered.matches() && !created.contains(altered.group(1))) {
            var actions = actions(altered.group(2));
            actions.forEach(action -> judge(altered.group(1), action, actions, found));
        }
    }

    private static void judge(String table, String action, List<String> actions, Set<String> found) {
        ACTIONS.forEach((offence, pattern) -> {
            if (pattern.matcher(action).matches()) {
                found.add(offence + ": " + table + " " + action);
            }
        });
        var filled = FILLED.matcher(action);
        if (filled.matches() && actions.stream().map(DEFAULTED::matcher)
                .noneMatch(other -> other.matches() && other.group(1).equals(filled.group(1)))) {
            found.add("asks for a column that the version before leaves empty: " + table + " " + action);
        }
        var added = ADDED.matcher(action);
        if (added.matches() && added.group(2).contains("NOT NULL") && !added.group(2).contains(" DEFAULT ")
                && !added.group(2).contains(" GENERATED ")) {
            found.add("adds a column that the version before does not fill: " + table + " " + action);
        }
    }

    /** What stands between the commas, apart from those in parentheses. */
    private static List<String> actions(String list) {
        var found = new ArrayList<String>();
        var depth = 0;
        var from = 0;
        for (var i = 0; i < list.length(); i++) {
            switch (list.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        found.add(list.substring(from, i).strip());
                        from = i + 1;
                    }
                }
                default -> {
                }
            }
        }
        found.add(list.substring(from).strip());
        return found;
    }
}
