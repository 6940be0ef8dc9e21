package de.schulausstattung.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The objects of one overlay, as kustomize renders them.
 *
 * @param overlay its name
 * @param objects in the order of the rendered file
 */
record Manifests(String overlay, List<ObjectNode> objects) {

    /** The label that says what a pod is to network policies, whoever makes the pod. */
    static final String PART = "schulausstattung/part";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WITH_PODS = Set.of("Deployment", "StatefulSet", "Job");

    /** The overlay as its rendered file in the test resources says. */
    static Manifests of(String overlay) {
        try {
            return parse(overlay, Files.readString(file(overlay)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where an overlay's rendered manifests lie. */
    static Path file(String overlay) {
        return Path.of("src/test/resources/rendered", overlay + ".yaml");
    }

    /** Reads a stream of documents; a key twice is an error. */
    static Manifests parse(String overlay, String text) {
        var objects = new ArrayList<ObjectNode>();
        for (var document : yaml().loadAll(text)) {
            objects.add(JSON.<ObjectNode> valueToTree(document));
        }
        return new Manifests(overlay, objects);
    }

    /** One document. */
    static JsonNode document(String text) {
        return JSON.valueToTree(yaml().load(text));
    }

    /** The same objects, free to be changed. */
    Manifests copy() {
        return new Manifests(overlay,
                objects.stream().map(ObjectNode::deepCopy).collect(ArrayList::new, List::add, List::addAll));
    }

    /** All objects of these kinds. */
    List<ObjectNode> all(String... kinds) {
        var wanted = Set.of(kinds);
        return objects.stream().filter(object -> wanted.contains(object.path("kind").asText())).toList();
    }

    /** The object of this kind and name; of a name with a hash suffix the part before it will do. */
    ObjectNode get(String kind, String name) {
        return all(kind).stream().filter(object -> name(object).equals(name)).findFirst()
                .or(() -> all(kind).stream().filter(object -> name(object).matches(name + "-[a-z0-9]{10}")).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("No " + kind + " " + name + " in " + overlay));
    }

    /** Whether there is an object of exactly this name. */
    boolean has(String kind, String name) {
        return all(kind).stream().anyMatch(object -> name(object).equals(name));
    }

    /** Everything that makes pods: workloads with their templates. */
    List<Pod> pods() {
        return objects.stream().filter(object -> WITH_PODS.contains(object.path("kind").asText()))
                .map(object -> new Pod(object, object.at("/spec/template"))).toList();
    }

    /** The pods of our own images. */
    List<Pod> ourPods() {
        return pods().stream().filter(pod -> Project.isOurs(pod.container().path("image").asText())).toList();
    }

    /** The pods that a selector finds. */
    List<Pod> selected(JsonNode labels) {
        return labels.isEmpty() ? List.of() : pods().stream().filter(pod -> contains(pod.labels(), labels)).toList();
    }

    /** What a container gets in its environment by value: from its list and from the ConfigMaps that it takes whole. */
    List<Setting> settings(Pod pod) {
        var settings = new ArrayList<Setting>();
        for (var source : pod.container().path("envFrom")) {
            var name = source.at("/configMapRef/name").asText();
            if (has("ConfigMap", name)) {
                get("ConfigMap", name).path("data").properties()
                        .forEach(entry -> settings.add(new Setting(entry.getKey(), entry.getValue().asText())));
            }
        }
        for (var variable : pod.container().path("env")) {
            settings.add(new Setting(variable.path("name").asText(), variable.path("value").asText()));
        }
        return settings;
    }

    /** The elements of a list, none where there is none. */
    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Its name. */
    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** How messages call it: {@code Deployment/gateway}. */
    static String title(JsonNode object) {
        return object.path("kind").asText() + "/" + name(object);
    }

    /** Whether all pairs of the second stand in the first. */
    static boolean contains(JsonNode labels, JsonNode wanted) {
        return wanted.properties().stream().allMatch(pair -> labels.path(pair.getKey()).equals(pair.getValue()));
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var dumper = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new WithoutTimes());
    }

    /** As Kubernetes reads YAML: what looks like a time is a text. */
    private static final class WithoutTimes extends Resolver {

        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, @Nullable String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }

    /**
     * A variable of a container.
     *
     * @param value empty if it comes by reference
     */
    record Setting(String name, String value) {
    }

    /**
     * An object that makes pods.
     *
     * @param template what they look like
     */
    record Pod(ObjectNode object, JsonNode template) {

        String title() {
            return Manifests.title(object);
        }

        JsonNode labels() {
            return template.at("/metadata/labels");
        }

        JsonNode spec() {
            return template.path("spec");
        }

        List<JsonNode> containers() {
            return Stream.concat(each(spec().path("initContainers")), each(spec().path("containers"))).toList();
        }

        /** Its first container, the only one of ours. */
        JsonNode container() {
            return spec().path("containers").path(0);
        }

        /** The module whose image it runs. */
        String module() {
            var image = container().path("image").asText();
            return image.substring(image.lastIndexOf('/') + 1).replaceAll(":.*", "");
        }

        boolean hasPort(String name) {
            return containers().stream().flatMap(container -> each(container.path("ports")))
                    .anyMatch(port -> port.path("name").asText().equals(name)
                            || port.path("containerPort").asText().equals(name));
        }

        /** The number of a port by its name; a number stays what it is. */
        String portNumber(String port) {
            return containers().stream().flatMap(container -> each(container.path("ports")))
                    .filter(candidate -> candidate.path("name").asText().equals(port))
                    .map(candidate -> candidate.path("containerPort").asText()).findFirst().orElse(port);
        }
    }
}
