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

/** The keys that the configuration classes have, read from their sources by the compiler. */
final class ConfigurationKeys {

    /** What a name that the installation chooses is written as. */
    static final String NAME = "<name>";

    /** A configuration class. */
    record Mapping(String prefix, @Nullable String comment, List<Key> keys) {
    }

    /** One of its keys; {@code standard} is its default, and none of that and not optional means that it is to be set. */
    record Key(String name, @Nullable String standard, boolean optional, @Nullable String comment) {

        /** The variable of the environment that sets it. */
        String variable() {
            return name.replaceFirst("\\." + NAME + "$", "__" + NAME + "_").toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]",
                    "_");
        }

        /** What such variables look like. */
        String pattern() {
            return variable().replace(NAME.toUpperCase(Locale.ROOT), "[A-Z0-9_]+");
        }
    }

    private final DocTrees docs;
    private final List<Key> keys = new ArrayList<>();

    private ConfigurationKeys(DocTrees docs) {
        this.docs = docs;
    }

    /** The configuration classes of a module, in the order of their files. */
    static List<Mapping> of(String root) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> sources = Files.walk(Project.file(root + "/src/main/java"))) {
            var configs = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> Project.read(path).contains("@ConfigMapping(")).sorted().toList();
            var found = new ArrayList<Mapping>();
            if (configs.isEmpty()) {
                return found;
            }
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(configs));
            var docs = DocTrees.instance(task);
            for (var unit : task.parse()) {
                for (var type : unit.getTypeDecls()) {
                    var prefix = type instanceof ClassTree mapping ? argument(mapping.getModifiers(), "ConfigMapping") : null;
                    if (prefix != null) {
                        var path = new TreePath(new TreePath(unit), type);
                        var reader = new ConfigurationKeys(docs);
                        reader.read(path, prefix);
                        found.add(new Mapping(prefix, docs.getDocComment(path), reader.keys));
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(TreePath path, String prefix) {
        var members = ((ClassTree) path.getLeaf()).getMembers();
        var nested = new HashMap<String, ClassTree>();
        for (var member : members) {
            if (member instanceof ClassTree type) {
                nested.put(type.getSimpleName().toString(), type);
            }
        }
        for (var member : members) {
            if (member instanceof MethodTree method) {
                read(path, method, nested, prefix);
            }
        }
    }

    private void read(TreePath path, MethodTree method, Map<String, ClassTree> nested, String prefix) {
        var type = String.valueOf(method.getReturnType());
        var name = has(method.getModifiers(), "WithParentName") ? prefix
                : prefix + "." + method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        var element = type.replaceFirst("^Map<String, ?(.*)>$", "$1");
        if (!element.equals(type)) {
            name += "." + NAME;
        }
        var group = nested.get(element);
        if (group != null) {
            read(new TreePath(path, group), name);
            return;
        }
        keys.add(new Key(name, argument(method.getModifiers(), "WithDefault"), type.startsWith("Optional<"),
                docs.getDocComment(new TreePath(path, method))));
    }

    private static boolean has(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .anyMatch(candidate -> candidate.getAnnotationType().toString().equals(annotation));
    }

    private static @Nullable String argument(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .filter(candidate -> candidate.getAnnotationType().toString().equals(annotation))
                .flatMap(candidate -> candidate.getArguments().stream()).map(ConfigurationKeys::literal).findFirst()
                .orElse(null);
    }

    private static String literal(ExpressionTree argument) {
        var value = argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
        if (value instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        throw new IllegalStateException("Not a literal: " + argument);
    }
}
