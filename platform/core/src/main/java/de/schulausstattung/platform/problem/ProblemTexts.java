package de.schulausstattung.platform.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The texts of all problems: German, and English where the client prefers it. */
public final class ProblemTexts {

    private static final Map<String, Properties> TEXTS = Map.of("de", load("de"), "en", load("en"));

    private ProblemTexts() {
    }

    /**
     * Builds the problem document of a slug.
     *
     * @throws IllegalArgumentException for a slug without texts
     */
    public static Problem problem(String slug, int status, Locale locale, List<Object> arguments, String requestId,
            List<Violation> violations, @Nullable Integer retryAfter) {
        var texts = Objects.requireNonNull(TEXTS.get(locale.getLanguage().equals("en") ? "en" : "de"));
        return new Problem("/problems/" + slug, text(texts, slug + ".title", List.of()), status,
                text(texts, slug + ".detail", arguments), requestId, violations, retryAfter);
    }

    /** A single text, for violations. */
    public static String text(String key, Locale locale, Object... arguments) {
        var texts = Objects.requireNonNull(TEXTS.get(locale.getLanguage().equals("en") ? "en" : "de"));
        return text(texts, key, List.of(arguments));
    }

    /** Every slug there is. */
    public static Set<String> slugs() {
        return Objects.requireNonNull(TEXTS.get("de")).stringPropertyNames().stream().filter(key -> key.endsWith(".title"))
                .map(key -> key.substring(0, key.length() - ".title".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Properties texts, String key, List<Object> arguments) {
        var pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text for " + key);
        }
        return new MessageFormat(pattern, Locale.ROOT).format(arguments.stream().map(String::valueOf).toArray());
    }

    private static Properties load(String language) {
        var texts = new Properties();
        var name = "/problems_" + language + ".properties";
        try (var in = Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
