package de.schulausstattung.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.manifests.ConfigurationKeys.Mapping;

/** docs/configuration.md as the configuration classes and the committed properties have it. */
final class ConfigurationDocument {

    private static final List<String> ROOTS = Stream
            .concat(Stream.of("platform/core", "platform/data"), Project.MODULES.stream()).toList();
    private static final String HEAD = """
            # Configuration

            The keys of our configuration classes, and what we set of others, made by `mvn test -pl manifests -am -Dtest=ConfigurationDocumentTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.configuration=true`; a test holds this page to them. How keys are set, and \
            which an installation must set: [operations.md](operations.md#configuration). Times are like `10S`, `2M` or `PT30M`, sizes \
            like `32M` or `100G`.

            ## Ours
            """;
    private static final String QUARKUS = """

            ## Quarkus' and Kafka's that we set, and our clocks

            What differs from the default of [Quarkus](https://quarkus.io/guides/all-config), and how often what is looked up on a clock \
            (`.every`). Keys that are fixed while the application is built are left out.

            | key | of | value |
            | --- | --- | --- |
            """;

    private ConfigurationDocument() {
    }

    /** The whole page. */
    static String text(Project project) {
        var page = new StringBuilder(HEAD);
        ROOTS.forEach(root -> ConfigurationKeys.of(root).forEach(mapping -> page.append(section(mapping, root))));
        page.append(QUARKUS);
        var ours = new TreeMap<String, Map<String, List<String>>>();
        ROOTS.forEach(root -> properties(root).forEach((key, value) -> {
            var name = key.toString();
            if (!properties(root).containsKey("%prod." + name)
                    && (isSetAtRuntime(name, project) || name.matches("mp\\.messaging\\..*|schulausstattung\\..*\\.every"))) {
                ours.computeIfAbsent(name.replaceFirst("^%prod\\.", ""), _ -> new TreeMap<>())
                        .computeIfAbsent(value.toString(), _ -> new ArrayList<>())
                        .add(root.startsWith("platform/") ? root.endsWith("core") ? "all" : "services" : root);
            }
        }));
        ours.forEach((key, values) -> values.forEach((value, modules) -> page.append("| `%s` | %s | `%s` |%n".formatted(key,
                String.join(", ", modules), value.isEmpty() ? " " : value.replace("|", "\\|")))));
        return page.toString();
    }

    private static boolean isSetAtRuntime(String name, Project project) {
        return (name.startsWith("quarkus.") || name.startsWith("kafka.") || name.startsWith("%prod."))
                && project.isRuntimeKey(name.replaceFirst("^%prod\\.", ""));
    }

    private static String section(Mapping mapping, String root) {
        var section = new StringBuilder(
                "%n### `%s`%n%n%s (%s)%n%n| key | variable | default | meaning |%n| --- | --- | --- | --- |%n"
                        .formatted(mapping.prefix(), prose(mapping.comment()), switch (root) {
                            case "platform/core" -> "every application";
                            case "platform/data" -> "every service";
                            default -> root;
                        }));
        for (var key : mapping.keys()) {
            section.append("| `%s` | `%s` | %s | %s |%n".formatted(key.name(), key.variable(),
                    key.standard() != null ? "`" + key.standard() + "`" : key.optional() ? "none" : "to be set",
                    prose(key.comment())));
        }
        return section.toString();
    }

    /** A comment as one line of Markdown. */
    private static String prose(@Nullable String comment) {
        if (comment == null) {
            throw new IllegalStateException("A key without a comment");
        }
        return comment.strip().replaceAll("\\s+", " ").replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link (?:[\\w.]*\\.)?(\\w+)?#(\\w+)}", "`$1.$2`").replace("`.", "`").replaceAll("</?code>", "`")
                .replace("|", "\\|");
    }

    private static Properties properties(String root) {
        return Project
                .properties(root + (root.startsWith("platform/") ? "/src/main/resources/META-INF/microprofile-config.properties"
                        : "/src/main/resources/application.properties"));
    }
}
