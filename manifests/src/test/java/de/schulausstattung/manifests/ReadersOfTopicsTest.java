package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/**
 * Who takes a right away by what docs/events.md says of a topic takes it from nobody who reads it. Seen red with a page
 * that had forgotten meeting-service.
 */
class ReadersOfTopicsTest {

    private static final Pattern TOPIC = Pattern.compile("(?ms)^### `([a-z.-]+)`.*?· consumers?:(.*?)\\R\\R");
    private static final Pattern SERVICE = Pattern.compile("[a-z]+-service");

    @Test
    void thePageNamesThoseWhoseChannelsReadIt() {
        var project = new Project();
        var named = TOPIC.matcher(Project.text("docs/events.md")).results().collect(Collectors.toMap(found -> found.group(1),
                found -> new TreeSet<>(SERVICE.matcher(found.group(2)).results().map(one -> one.group()).toList()),
                (one, _) -> one, TreeMap::new));
        Map<String, TreeSet<String>> reading = new TreeMap<>();
        named.keySet().forEach(topic -> reading.put(topic, new TreeSet<>()));
        Project.MODULES.forEach(module -> project.consumed(module)
                .forEach(topic -> reading.computeIfAbsent(topic, _ -> new TreeSet<>()).add(module)));

        assertThat(reading).containsKeys("inventory.device", "needs.round");
        assertThat(named).isEqualTo(reading);
    }
}
