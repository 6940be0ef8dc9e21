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
    private static final String OURS = "namespace=\"schulausstattung\"";
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
        assertThat(Files.readString(FILE)).isEqualTo(wanted)
                .contains("alert: EventsDoNotLeave", "alert: DiskFull", "alert: NotAnswering")
                .doesNotContain("namespace");
    }

    /**
     * Rule by rule, so that comments stay. A container has no namespace and no pod; Prometheus calls it an instance. There is
     * one of each, so that its silence is more than a warning.
     */
    private static String withoutTheClusters(String rules) {
        var groups = rules.substring(rules.indexOf("  groups:\n")).replaceAll("(?m)^  ", "");
        return Arrays.stream(groups.split("(?m)(?=^ +- (?:alert|name): )", -1))
                .filter(rule -> !rule.contains("kube_") && !rule.contains("kubelet_"))
                .map(rule -> rule.replace("{" + OURS + "}", "").replace(OURS + ",", "").replace("(namespace, ", "(")
                        .replace("(service, pod)", "(service, instance)").replace("$labels.pod", "$labels.instance"))
                .map(rule -> rule.contains("alert: NotAnswering") ? rule.replace("severity: warning", "severity: page") : rule)
                .collect(Collectors.joining());
    }
}
