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
import java.util.Objects;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

/**
 * What the sources of the rules say, read by the compiler: a template that no rule has come to yet is there as well.
 *
 * @param templates of all findings
 * @param demands what each rule demands, by its name: the comment of its check, or of the rule where the check stands in it
 */
record RuleSources(List<String> templates, Map<String, String> demands) {

    private static final Path FOLDER = Project.file("manifests/src/test/java/de/schulausstattung/manifests");

    /** Of the rules of an enum: of the classes that it refers to, or of itself. */
    static RuleSources of(Class<? extends Enum<?>> rules) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null); Stream<Path> list = Files.list(FOLDER)) {
            var sources = list.filter(path -> path.toString().endsWith(".java")).sorted().toList();
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            var reader = new Reader(DocTrees.instance(task), rules.getSimpleName());
            for (var unit : task.parse()) {
                reader.scan(new TreePath(unit), null);
            }
            return reader.sources();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees docs;
        private final String rules;
        private final Map<String, String> comments = new HashMap<>();
        private final Map<String, List<ExpressionTree>> templates = new HashMap<>();
        private final Map<String, @Nullable String> checks = new HashMap<>();
        private String type = "";

        private Reader(DocTrees docs, String rules) {
            this.docs = docs;
            this.rules = rules;
        }

        private RuleSources sources() {
            var demands = new HashMap<String, String>();
            checks.forEach((rule, check) -> demands.put(rule, Objects
                    .requireNonNull(comments.get(check == null ? rules + "::" + rule : check), () -> rule + ": no comment")));
            var owners = checks.values().stream().map(check -> check == null ? rules : check.replaceFirst("::.*", ""))
                    .distinct().sorted().toList();
            return new RuleSources(owners.stream().flatMap(owner -> templates.getOrDefault(owner, List.of()).stream())
                    .map(Reader::literal).toList(), demands);
        }

        private static String literal(ExpressionTree template) {
            if (template instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return text;
            }
            throw new IllegalStateException("A finding is no literal, nobody can ask for it: " + template);
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            var outer = type;
            type = outer.isEmpty() ? tree.getSimpleName().toString() : outer;
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            comment(tree.getName().toString());
            return super.visitMethod(tree, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            if (type.equals(rules) && tree.getInitializer() instanceof NewClassTree constant
                    && constant.getIdentifier().toString().equals(rules)) {
                comment(tree.getName().toString());
                checks.put(tree.getName().toString(), constant.getArguments().getFirst() instanceof MemberReferenceTree check
                        ? check.getQualifierExpression() + "::" + check.getName()
                        : null);
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
            if (tree.getMethodSelect() instanceof MemberSelectTree method
                    && List.of("findings", "found").contains(method.getExpression().toString())
                    && List.of("unless", "add").contains(method.getIdentifier().toString())) {
                var template = tree.getArguments().get(method.getIdentifier().contentEquals("unless") ? 1 : 0);
                templates.computeIfAbsent(type, _ -> new ArrayList<>()).add(template);
            }
            return super.visitMethodInvocation(tree, null);
        }

        private void comment(String member) {
            var comment = docs.getDocComment(getCurrentPath());
            if (comment != null) {
                comments.put(type + "::" + member, comment.strip().replaceAll("\\s+", " "));
            }
        }
    }
}
