package de.schulausstattung.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextsTest {

    private static final Pattern SLUG_IN_CODE = Pattern.compile(
            "(?:new\\s+(?:Conflict|Rejected|InvalidRequest|Gone|Unavailable|JobFailed|Precondition)"
                    + "|problems\\.of|Problems\\.problem|refusals\\.send)"
                    + "\\(\\s*(?:context,\\s*)?\"([a-z0-9-]+)\"");
    private static final Pattern THROWN = Pattern
            .compile("new\\s+(Conflict|Rejected|InvalidRequest|Gone|Unavailable)\\(\\s*\"([a-z0-9-]+)\"");
    private static final Pattern ANSWERED = Pattern
            .compile("(?:problems\\.of|refusals\\.send)\\(\\s*(?:context,\\s*)?\"([a-z0-9-]+)\",\\s*(\\d{3})");
    private static final Map<String, String> STATUS = Map.of("Conflict", "409", "Rejected", "422",
            "InvalidRequest", "400", "Gone", "410", "Unavailable", "503");
    private static final Pattern TEXT_IN_CODE = Pattern.compile("problems\\.text\\(\\s*\"([a-z0-9.-]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9-]+)\"");
    private static final Pattern UNIQUE = Pattern
            .compile("(?:CONSTRAINT (?=\\w+ (?:UNIQUE|EXCLUDE)\\b)|UNIQUE INDEX )(?:uq|ex)_(\\w+)");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9-]+)` \\| (\\d{3}(?:, \\d{3})*) \\| (.+) \\|");

    @ParameterizedTest
    @ValueSource(strings = { "de", "en" })
    void everyTextIsAPattern(String language) throws IOException {
        texts(language).forEach((key, text) -> assertThatCode(() -> new MessageFormat(String.valueOf(text), Locale.ROOT))
                .as(String.valueOf(key)).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(strings = { "de", "en" })
    void noTextLosesItsQuotesOrBraces(String language) throws IOException {
        texts(language).forEach((key, text) -> {
            var arguments = new Object[] { "«0»", "«1»", "«2»" };
            var shown = new MessageFormat(String.valueOf(text), Locale.ROOT).format(arguments);

            assertThat(shown).as(String.valueOf(key)).isNotBlank().doesNotContain("{", "}")
                    .isEqualTo(String.valueOf(text).replace("{0}", "«0»").replace("{1}", "«1»").replace("{2}", "«2»"));
        });
    }

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSameArguments() throws IOException {
        assertThat(arguments("en")).isEqualTo(arguments("de"));
    }

    @Test
    void everyProblemHasTitleAndDetail() throws IOException {
        var keys = texts("de").stringPropertyNames();

        assertThat(keys).allSatisfy(key -> assertThat(key).matches("violation\\.[a-z-]+|[a-z0-9-]+\\.(?:title|detail)"));
        assertThat(ProblemTexts.slugs()).isNotEmpty()
                .allSatisfy(slug -> assertThat(keys).contains(slug + ".title", slug + ".detail"));
    }

    @Test
    void everySlugInTheCodeHasTexts() throws IOException {
        assertThat(found(SLUG_IN_CODE)).hasSizeGreaterThan(20).isSubsetOf(ProblemTexts.slugs());
        assertThat(found(TEXT_IN_CODE)).isSubsetOf(texts("de").stringPropertyNames());
    }

    /** Seen red as the list first was: it named seven problems that nothing raised. */
    @Test
    void everySlugIsRaised() throws IOException {
        var literals = found(LITERAL);
        var constraints = found(UNIQUE, sources("src/main", ".sql"));

        assertThat(ProblemTexts.slugs()).filteredOn(slug -> !literals.contains(slug))
                .allSatisfy(slug -> assertThat(constraints).as("the unique index or exclusion behind " + slug)
                        .contains(slug.replaceFirst("-taken$", "").replace('-', '_')));
    }

    @Test
    void theDocumentListsEverySlugOnce() throws IOException {
        assertThat(documented().stream().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(ProblemTexts.slugs());
    }

    @Test
    void theDocumentNamesTheStatusOfTheCode() throws IOException {
        var statuses = documented().stream().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        for (var source : sources()) {
            THROWN.matcher(source).results()
                    .forEach(match -> assertThat(statuses).as(match.group()).hasEntrySatisfying(match.group(2),
                            status -> assertThat(status).contains(Objects.requireNonNull(STATUS.get(match.group(1))))));
            ANSWERED.matcher(source).results().forEach(match -> assertThat(statuses).as(match.group())
                    .hasEntrySatisfying(match.group(1), status -> assertThat(status).contains(match.group(2))));
        }
    }

    @Test
    void refusesASlugWithoutTexts() {
        assertThatThrownBy(() -> ProblemTexts.problem("no-such-problem", 400, Locale.GERMAN, List.of(), "r", List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersInGermanUnlessAskedForEnglish() {
        assertThat(title(Locale.GERMAN)).isEqualTo("Nicht gefunden");
        assertThat(title(Locale.ENGLISH)).isEqualTo("Not found");
        assertThat(title(Locale.FRENCH)).isEqualTo("Nicht gefunden");
    }

    private static String title(Locale locale) {
        return ProblemTexts.problem("not-found", 404, locale, List.of("device", "1"), "r", List.of(), null).title();
    }

    private static Map<String, Set<String>> arguments(String language) throws IOException {
        var found = new TreeMap<String, Set<String>>();
        texts(language)
                .forEach((key, text) -> found.put(String.valueOf(key), Pattern.compile("\\{\\d}").matcher(String.valueOf(text))
                        .results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new))));
        return found;
    }

    private static List<MatchResult> documented() throws IOException {
        return Files.readAllLines(root().resolve("docs/problems.md")).stream().map(ROW::matcher).filter(Matcher::matches)
                .map(Matcher::toMatchResult).toList();
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        return found(pattern, sources());
    }

    private static Set<String> found(Pattern pattern, List<String> sources) {
        return sources.stream().flatMap(source -> pattern.matcher(source).results()).map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sources of every module; a slug stands where it is thrown. */
    private static List<String> sources() throws IOException {
        return sources("src/main", ".java");
    }

    private static List<String> sources(String folder, String ending) throws IOException {
        var sources = new ArrayList<String>();
        try (var files = Files.walk(root())) {
            for (var file : files
                    .filter(path -> path.toString().endsWith(ending) && path.toString().contains("/" + folder + "/"))
                    .toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    private static Path root() {
        var at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve(".mvn"))) {
            at = Objects.requireNonNull(at.getParent());
        }
        return at;
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(Objects.requireNonNull(
                ProblemTexts.class.getResourceAsStream("/problems_" + language + ".properties")), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
