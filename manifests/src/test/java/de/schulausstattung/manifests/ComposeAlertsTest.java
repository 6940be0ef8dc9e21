package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/**
 * Prometheus beside the containers knows the alerts of the cluster, but for those on what only a cluster measures. With
 * {@code -Dupdate.manifests=true} they are written anew. That Prometheus understands them is asked in {@code deploy/verify/l0}.
 */
class ComposeAlertsTest {

    private static final Path FILE = Project.file("deploy/prometheus/alerts.yml");
    private static final String HEAD = """
            # Alerts of the profile "observability": those of k8s/base/alerts.yaml that need no cluster. Not edited by hand; from there:
            # mvn -pl manifests -am test -Dtest=ComposeAlertsTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.manifests=true
            """;

    @Test
    void areThoseOfTheCluster() throws Exception {
        var wanted = HEAD + withoutTheClusters(Project.text("k8s/base/alerts.yaml"));
        if (Boolean.getBoolean("update.manifests")) {
            Files.writeString(FILE, wanted);
        }
        assertThat(Files.readString(FILE)).isEqualTo(wanted).contains("alert: EventsDoNotLeave", "alert: DiskFull");
    }

    /** Rule by rule, so that comments stay. A container has no pod; Prometheus calls it an instance. */
    private static String withoutTheClusters(String rules) {
        var groups = rules.substring(rules.indexOf("  groups:\n")).replaceAll("(?m)^  ", "");
        return Arrays.stream(groups.split("(?m)(?=^ +- (?:alert|name): )", -1)).filter(rule -> !rule.contains("{namespace=~"))
                .filter(rule -> !rule.contains("kube_")).map(rule -> rule.replace("(service, pod)", "(service, instance)"))
                .map(rule -> rule.replace("$labels.pod", "$labels.instance")).collect(Collectors.joining());
    }
}
