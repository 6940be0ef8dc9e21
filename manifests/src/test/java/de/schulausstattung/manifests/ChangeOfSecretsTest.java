package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** For every secret of an installation the documents say how it is changed. */
class ChangeOfSecretsTest {

    @Test
    void ofThoseThatAreMadeForContainersIsExplained() {
        var made = Pattern.compile("\\$\\(secret \"?([^)\"]+)|(?m)^secret (\\S+)").matcher(Project.text("deploy/secrets"))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1).replace("$service", "<service>"))
                .collect(Collectors.toSet());
        assertThat(made).contains("<service>.owner", "broker.kafka", "grafana.admin");
        var explained = Project.text("docs/operations.md").replaceFirst("(?s).*\nChange one: ", "")
                .replaceFirst("(?s)\n## .*", "").lines().filter(line -> line.startsWith("| `"))
                .flatMap(line -> Stream.of(line.split("\\|", -1)[1].replace("`", "").strip().split(", ", -1))).toList();
        assertThat(explained).containsAll(made);
    }

    @Test
    void ofThoseThatAnInstallationBringsIsExplained() {
        var project = new Project();
        var brought = project.table("What an installation brings").stream().filter(row -> List.of("Secret", "ConfigMap")
                .contains(row.get(0))).map(row -> row.get(1).replaceFirst("^\\w+(?=-db-(app|owner)$)", "<service>"))
                .collect(Collectors.toSet());
        assertThat(brought).contains("<service>-db-app", "realm-values", "keycloak-ca");
        var explained = project.table("Change secrets").stream().flatMap(row -> Stream.of(row.get(0).split(", ", -1))).toList();
        assertThat(explained).containsAll(brought);
    }
}
