package de.schulausstattung.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a script in upper case, without comments, with one space between words and nothing between quotes. What a
 * {@code DO} does stands in its place; what a function does counts when it is called, and not here.
 */
final class SqlStatements {

    /** What must not be looked into, each kind to its end. */
    private static final Pattern OPAQUE = Pattern.compile("""
            (?s)--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\\$(?<tag>[A-Za-z_]*)\\$(?<body>.*?)\\$\\k<tag>\\$""");
    private static final String DO = "DO ";
    /** What stands before a statement in a block. */
    private static final String BLOCK = "^.*\\b(?:BEGIN|THEN|ELSE|LOOP) ";

    private SqlStatements() {
    }

    static List<String> of(String script) {
        var found = new ArrayList<String>();
        var bodies = new ArrayList<String>();
        var plain = OPAQUE.matcher(script).replaceAll(match -> {
            var part = match.group();
            if (part.startsWith("--") || part.startsWith("/*")) {
                return " ";
            }
            if (part.startsWith("'")) {
                return "''";
            }
            bodies.add(match.group("body"));
            return Matcher.quoteReplacement("$" + (bodies.size() - 1) + "$");
        });
        for (var part : plain.split(";", -1)) {
            var words = part.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
            if (words.startsWith(DO)) {
                Pattern.compile("\\$(\\d+)\\$").matcher(words).results()
                        .flatMap(body -> of(bodies.get(Integer.parseInt(body.group(1)))).stream())
                        .forEach(statement -> found.add(statement.replaceFirst(BLOCK, "")));
            } else if (!words.isEmpty()) {
                found.add(words);
            }
        }
        return found;
    }
}
