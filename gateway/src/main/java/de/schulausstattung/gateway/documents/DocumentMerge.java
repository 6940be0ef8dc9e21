package de.schulausstattung.gateway.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Merges OpenAPI documents. Components that mean the same everywhere stand once; where a name means different things, each
 * service's own carries the service's name: {@code InventoryDevice}. An operation that says which server it is found on is not
 * reached through the gateway and left out.
 */
final class DocumentMerge {

    private static final String REFERENCE = "#/components/";
    private static final String ELSEWHERE = "servers";

    private final Map<String, ObjectNode> documents;
    private final Set<String> ambiguous;
    private final Set<String> operationIds = new HashSet<>();
    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();

    /** @param documents the documents by service name, in the order in which they shall appear */
    DocumentMerge(Map<String, ObjectNode> documents) {
        this.documents = documents;
        this.ambiguous = ambiguous();
    }

    /** The merged document, without info, servers and what else is the gateway's to say. */
    ObjectNode merge() {
        var paths = merged.putObject("paths");
        var components = merged.putObject("components");
        var tags = new HashMap<String, JsonNode>();
        documents.forEach((service, original) -> {
            var document = (ObjectNode) renamed(service, original);
            document.path("paths").properties().forEach(path -> {
                if (path.getValue() instanceof ObjectNode item) {
                    item.properties().removeIf(operation -> operation.getValue().has(ELSEWHERE));
                }
                if (!path.getValue().isEmpty()) {
                    distinguishOperations(service, path.getValue());
                    paths.set(path.getKey(), path.getValue());
                }
            });
            document.path("components").properties().forEach(section -> section.getValue().properties().forEach(
                    component -> section(components, section.getKey())
                            .set(name(service, section.getKey(), component.getKey()), component.getValue())));
            document.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tag));
        });
        tags.keySet().stream().sorted().forEach(tag -> merged.withArray("tags").add(tags.get(tag)));
        return merged;
    }

    private static ObjectNode section(ObjectNode components, String name) {
        return components.path(name) instanceof ObjectNode known ? known : components.putObject(name);
    }

    /** Names whose content differs between services, and, until nothing is added, those that refer to such a name. */
    private Set<String> ambiguous() {
        var contents = new HashMap<String, List<JsonNode>>();
        documents.values().forEach(document -> document.path("components").properties()
                .forEach(section -> section.getValue().properties().forEach(component -> contents
                        .computeIfAbsent(section.getKey() + "/" + component.getKey(), _ -> new ArrayList<>())
                        .add(component.getValue()))));
        contents.values().removeIf(all -> all.size() < 2);
        var found = new HashSet<String>();
        boolean grew;
        do {
            grew = contents.entrySet().stream()
                    .filter(entry -> !found.contains(entry.getKey()))
                    .filter(entry -> entry.getValue().stream().distinct().count() > 1
                            || entry.getValue().stream().anyMatch(content -> refersToAny(content, found)))
                    .map(Map.Entry::getKey).toList().stream().map(found::add).reduce(false, Boolean::logicalOr);
        } while (grew);
        return found;
    }

    private static boolean refersToAny(JsonNode node, Set<String> names) {
        if (node.isTextual()) {
            return node.textValue().startsWith(REFERENCE) && names.contains(node.textValue().substring(REFERENCE.length()));
        }
        return node.valueStream().anyMatch(child -> refersToAny(child, names));
    }

    private String name(String service, String section, String name) {
        return ambiguous.contains(section + "/" + name) ? capitalized(service) + name : name;
    }

    private JsonNode renamed(String service, JsonNode node) {
        if (node.isTextual() && node.textValue().startsWith(REFERENCE)) {
            var reference = node.textValue().substring(REFERENCE.length()).split("/", 2);
            return reference.length < 2 ? node
                    : TextNode.valueOf(REFERENCE + reference[0] + "/" + name(service, reference[0], reference[1]));
        }
        if (node.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), renamed(service, field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(renamed(service, element)));
            return copy;
        }
        return node;
    }

    private void distinguishOperations(String service, JsonNode item) {
        item.properties().forEach(operation -> {
            if (operation.getValue() instanceof ObjectNode body && body.hasNonNull("operationId")) {
                var id = body.get("operationId").asText();
                if (!operationIds.add(id)) {
                    var distinct = service + capitalized(id);
                    operationIds.add(distinct);
                    body.put("operationId", distinct);
                }
            }
        });
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
