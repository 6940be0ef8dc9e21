package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The resources of operators, as far as the manifests use them. */
final class CustomResources {

    private static final String FILE = "manifests/src/test/resources/custom-resources.txt";
    private static final Map<String, CustomResources> KINDS = read();

    private final Map<String, Leaf> leaves = new HashMap<>();
    /** Every path that leads to a leaf, with its own. */
    private final Set<String> paths = new HashSet<>();
    /** By the path of an object. */
    private final Map<String, Set<String>> required = new HashMap<>();

    private CustomResources() {
    }

    /** What is wrong with the specification of an object; empty if nothing. */
    static List<String> check(JsonNode object) {
        var kind = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        var known = KINDS.get(kind);
        if (known == null) {
            return List.of(kind + " is not in " + FILE);
        }
        var wrong = new ArrayList<String>();
        object.properties().stream().map(Map.Entry::getKey)
                .filter(field -> !Set.of("apiVersion", "kind", "metadata", "spec").contains(field))
                .forEach(field -> wrong.add(field + " is unknown"));
        known.check("spec", object.path("spec"), wrong);
        return wrong;
    }

    private void check(String path, JsonNode node, List<String> wrong) {
        var leaf = leaves.get(path);
        if (leaf != null) {
            if (!leaf.fits(node)) {
                wrong.add("%s: %s is not %s".formatted(path, node, leaf));
            }
        } else if (paths.contains(path + "[]")) {
            if (node.isArray()) {
                each(node).forEach(element -> check(path + "[]", element, wrong));
            } else {
                wrong.add("%s: %s is no list".formatted(path, node));
            }
        } else if (!paths.contains(path)) {
            wrong.add(path + " is unknown");
        } else if (!node.isObject()) {
            wrong.add("%s: %s is no object".formatted(path, node));
        } else {
            required.getOrDefault(path, Set.of()).stream().filter(field -> !node.has(field))
                    .forEach(field -> wrong.add("%s.%s is missing".formatted(path, field)));
            node.properties().forEach(field -> check(
                    paths.contains(path + ".*") ? path + ".*" : path + "." + field.getKey(), field.getValue(), wrong));
        }
    }

    private static Map<String, CustomResources> read() {
        var kinds = new HashMap<String, CustomResources>();
        var current = new CustomResources();
        for (var line : Project.text(FILE).lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()) {
            if (line.startsWith("[")) {
                current = new CustomResources();
                kinds.put(line.substring(1, line.length() - 1), current);
            } else {
                var words = line.split(" ", -1);
                current.add(words[0], new Leaf(words[1], words.length > 2 ? List.of(words[2].split("\\|", -1)) : List.of()));
            }
        }
        return kinds;
    }

    private void add(String marked, Leaf leaf) {
        var path = "";
        for (var step : marked.split("\\.", -1)) {
            var field = step.replace("!", "");
            var name = field.replace("[]", "");
            if (step.contains("!") && !path.isEmpty()) {
                required.computeIfAbsent(path, _ -> new HashSet<>()).add(name);
            }
            path = path.isEmpty() ? name : path + "." + name;
            paths.add(path);
            for (var list = field; list.endsWith("[]"); list = list.substring(0, list.length() - 2)) {
                path += "[]";
                paths.add(path);
            }
        }
        leaves.put(path, leaf);
    }

    /**
     * A field that has no fields.
     *
     * @param words that are allowed; all if there is none
     */
    private record Leaf(String type, List<String> words) {

        boolean fits(JsonNode node) {
            return switch (type) {
                case "string" -> node.isTextual() && (words.isEmpty() || words.contains(node.asText()));
                case "integer" -> node.isIntegralNumber();
                case "boolean" -> node.isBoolean();
                case "int-or-string" -> node.isIntegralNumber() || node.isTextual();
                case "any" -> true;
                default -> throw new IllegalStateException("No such type: " + type);
            };
        }

        @Override
        public String toString() {
            return words.isEmpty() ? type : "one of " + words;
        }
    }
}
