package de.schulausstattung.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;

/** docs/configuration.md as the configuration classes and the committed properties have it. */
final class ConfigurationDocument {

    private static final List<String> ROOTS = List.of("platform/core", "platform/data", "gateway", "inventory-service",
            "needs-service", "meeting-service", "report-service");
    private static final String HEAD = """
            # Configuration

            Every key there is, made from the configuration classes by `mvn test -pl manifests -am -Dtest=ConfigurationDocumentTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.configuration=true`; a test holds this page to them. How keys are set, and \
            which an installation must set: [operations.md](operations.md#configuration). Times are like `10S`, `2M` or `PT30M`, sizes \
            like `32M` or `100G`.

            ## Ours
            """;
    private static final String QUARKUS = """

            ## Quarkus' and Kafka's that we set

            What differs from the default of [Quarkus](https://quarkus.io/guides/all-config). Keys that are fixed while the application is \
            built are left out.

            | key | of | value |
            | --- | --- | --- |
            """;

    private ConfigurationDocument() {
    }

    /** The whole page. */
    static String text(Project project) {
        var page = new StringBuilder(HEAD);
        ROOTS.forEach(root -> mappings(root).forEach(page::append));
        page.append(QUARKUS);
        var ours = new TreeMap<String, Map<String, List<String>>>();
        ROOTS.forEach(root -> properties(root).forEach((key, value) -> {
            var name = key.toString();
            if (!properties(root).containsKey("%prod." + name)
                    && (name.startsWith("quarkus.") || name.startsWith("kafka.") || name.startsWith("%prod."))
                    && project.isRuntimeKey(name.replaceFirst("^%prod\\.", ""))) {
                ours.computeIfAbsent(name.replaceFirst("^%prod\\.", ""), _ -> new TreeMap<>())
                        .computeIfAbsent(value.toString(), _ -> new ArrayList<>())
                        .add(root.startsWith("platform/") ? root.endsWith("core") ? "all" : "services" : root);
            }
        }));
        ours.forEach((key, values) -> values.forEach((value, modules) -> page.append("| `%s` | %s | `%s` |%n".formatted(key,
                String.join(", ", modules), value.isEmpty() ? " " : value.replace("|", "\\|")))));
        return page.toString();
    }

    private static List<String> mappings(String root) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> sources = Files.walk(
                        Project.file(root + "/src/main/java"))) {
            var configs = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> Project.read(path).contains("@ConfigMapping(")).sorted().toList();
            if (configs.isEmpty()) {
                return List.of();
            }
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(configs));
            var docs = DocTrees.instance(task);
            var found = new ArrayList<String>();
            for (var unit : task.parse()) {
                for (var type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree mapping) {
                        var path = new TreePath(new TreePath(unit), mapping);
                        var prefix = argument(mapping.getModifiers(), "ConfigMapping");
                        if (prefix != null) {
                            found.add(section(docs, path, mapping, prefix, root));
                        }
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String section(DocTrees docs, TreePath path, ClassTree mapping, String prefix, String root) {
        var section = new StringBuilder(
                "%n### `%s`%n%n%s (%s)%n%n| key | variable | default | meaning |%n| --- | --- | --- | --- |%n"
                        .formatted(prefix, prose(docs.getDocComment(path)), switch (root) {
                            case "platform/core" -> "every application";
                            case "platform/data" -> "every service";
                            default -> root;
                        }));
        rows(docs, path, mapping, prefix, section);
        return section.toString();
    }

    private static void rows(DocTrees docs, TreePath path, ClassTree mapping, String prefix, StringBuilder section) {
        var nested = new HashMap<String, ClassTree>();
        for (var member : mapping.getMembers()) {
            if (member instanceof ClassTree type) {
                nested.put(type.getSimpleName().toString(), type);
            }
        }
        for (var member : mapping.getMembers()) {
            if (member instanceof MethodTree method) {
                row(docs, path, method, nested, prefix, section);
            }
        }
    }

    private static void row(DocTrees docs, TreePath path, MethodTree method, Map<String, ClassTree> nested, String prefix,
            StringBuilder section) {
        var type = String.valueOf(method.getReturnType());
        var key = has(method.getModifiers(), "WithParentName") ? prefix
                : prefix + "." + method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        var element = type.replaceFirst("^Map<String, ?(.*)>$", "$1");
        if (!element.equals(type)) {
            key += ".<name>";
        }
        if (nested.containsKey(element)) {
            rows(docs, new TreePath(path, nested.get(element)), nested.get(element), key, section);
            return;
        }
        var standard = argument(method.getModifiers(), "WithDefault");
        section.append("| `%s` | `%s` | %s | %s |%n".formatted(key, variable(key),
                standard != null ? "`" + standard + "`" : type.startsWith("Optional<") ? "none" : "to be set",
                prose(docs.getDocComment(new TreePath(path, method)))));
    }

    private static String variable(String key) {
        return key.replaceFirst("\\.<name>$", "__<NAME>_").toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
    }

    private static boolean has(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .anyMatch(candidate -> candidate.getAnnotationType().toString().equals(annotation));
    }

    private static @Nullable String argument(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .filter(candidate -> candidate.getAnnotationType().toString().equals(annotation))
                .flatMap(candidate -> candidate.getArguments().stream()).map(ConfigurationDocument::literal).findFirst()
                .orElse(null);
    }

    private static String literal(ExpressionTree argument) {
        var value = argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
        if (value instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        throw new IllegalStateException("Not a literal: " + argument);
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
