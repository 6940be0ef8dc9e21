package de.schulausstattung.platform.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Runs the dynamic tests of a contract, so that its failures can be looked at. */
final class DynamicNodes {

    private DynamicNodes() {
    }

    /** The messages of those that fail, by name. */
    static Map<String, String> failures(Stream<? extends DynamicNode> nodes) {
        var failures = new TreeMap<String, String>();
        nodes.forEach(node -> run("", node, message -> failures.put(message.substring(0, message.indexOf('\n')), message)));
        return failures;
    }

    private static void run(String above, DynamicNode node, Consumer<String> failed) {
        var name = above + node.getDisplayName();
        switch (node) {
            case DynamicContainer container -> container.getChildren().forEach(child -> run(name + ": ", child, failed));
            case DynamicTest test -> {
                try {
                    test.getExecutable().execute();
                } catch (Throwable e) {
                    failed.accept(name + "\n" + e.getMessage());
                }
            }
            default -> throw new IllegalArgumentException(name);
        }
    }
}
