package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Alerts ring when they should, by Prometheus' own judgement; the cases stand in {@code alerts.yaml}. */
class AlertRulesTest {

    private static final Path CASES = Path.of("src/test/resources/alerts.yaml");

    @Test
    void ringWhenTheyShould(@TempDir Path folder) throws Exception {
        var promtool = RenderingTest.Tool.find("promtool");
        assumeTrue(promtool.isPresent(), "No promtool on the PATH: alert rules are not run here");
        var groups = JsonNodeFactory.instance.arrayNode();
        Manifests.of("prod").all("PrometheusRule").forEach(rule -> rule.at("/spec/groups").forEach(groups::add));
        // JSON is YAML.
        Files.writeString(folder.resolve("rules.yaml"), JsonNodeFactory.instance.objectNode().set("groups", groups).toString());
        Files.copy(CASES, folder.resolve("cases.yaml"));
        var process = new ProcessBuilder(promtool.get().toString(), "test", "rules", "cases.yaml").directory(folder.toFile())
                .redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void eachHasACaseInWhichItRings() throws IOException {
        var rings = Pattern.compile("alertname: (\\w+)\\s+exp_alerts:\\s+- ").matcher(Files.readString(CASES)).results()
                .map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> alerts = Manifests.of("prod").all("PrometheusRule").stream()
                .flatMap(rule -> rule.findValuesAsText("alert").stream()).collect(Collectors.toSet());
        assertThat(rings).isEqualTo(alerts);
    }
}
