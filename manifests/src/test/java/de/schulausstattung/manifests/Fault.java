package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is made wrong on purpose in the project's own manifests.
 *
 * @param overlay in which it is planted
 * @param plant changes a copy of the rendered objects
 * @param document changes a document or source that the rule reads besides
 * @param message what the rule must say; sentences with it are made of one template
 */
record Fault(String name, Rule rule, String overlay, Consumer<Manifests> plant, UnaryOperator<Project> document,
        String message) {

    /** The first container of a workload. */
    static final String APP = "/spec/template/spec/containers/0";

    /** All there are, in the order of the rules. */
    static final List<Fault> ALL = Stream.of(WiringFaults.ALL, NetworkFaults.ALL, PodsFaults.ALL, ConfigurationFaults.ALL,
            DataFaults.ALL, OperatorsFaults.ALL, AlertsFaults.ALL).flatMap(List::stream).toList();

    /** What the rule says of it: of all sentences those that it must say. */
    List<String> found(Project project) {
        var manifests = Manifests.of(overlay).copy();
        plant.accept(manifests);
        return rule.check(manifests, document.apply(project)).stream().filter(sentence -> sentence.contains(message)).toList();
    }

    /** Planted in prod. */
    static Fault fault(String name, Rule rule, Consumer<Manifests> plant, String message) {
        return fault(name, rule, "prod", plant, message);
    }

    /** Planted in an overlay. */
    static Fault fault(String name, Rule rule, String overlay, Consumer<Manifests> plant, String message) {
        return new Fault(name, rule, overlay, plant, UnaryOperator.identity(), message);
    }

    /** Planted in what the rule compares the manifests of prod with. */
    static Fault document(String name, Rule rule, UnaryOperator<Project> document, String message) {
        return new Fault(name, rule, "prod", _ -> {
        }, document, message);
    }

    /** Sets a field of the object at a path. */
    static void set(Manifests manifests, String kind, String name, String path, String field, Object value) {
        var parent = at(manifests, kind, name, path);
        switch (value) {
            case Integer number -> parent.put(field, number);
            case Boolean truth -> parent.put(field, truth);
            default -> parent.put(field, value.toString());
        }
    }

    /** Removes a field that is there. */
    static void remove(Manifests manifests, String kind, String name, String path, String field) {
        var removed = at(manifests, kind, name, path).remove(field);
        assertThat(removed).as("%s of %s/%s", field, kind, name).isNotNull();
    }

    /** The object at a path. */
    static ObjectNode at(Manifests manifests, String kind, String name, String path) {
        return (ObjectNode) manifests.get(kind, name).at(path);
    }

    /** Appends to a list of texts. */
    static void extended(Manifests manifests, String kind, String name, String path, String value) {
        ((ArrayNode) manifests.get(kind, name).at(path)).add(value);
    }

    /** Removes an element of a list. */
    static void dropped(Manifests manifests, String kind, String name, String path, int index) {
        assertThat(((ArrayNode) manifests.get(kind, name).at(path)).remove(index)).as("%s of %s/%s", path, kind, name)
                .isNotNull();
    }

    /** Replaces a piece of a text. */
    static void changed(Manifests manifests, String kind, String name, String path, String field, String from, String to) {
        var parent = at(manifests, kind, name, path);
        var text = parent.path(field).asText();
        assertThat(text).contains(from);
        parent.put(field, text.replace(from, to));
    }
}
