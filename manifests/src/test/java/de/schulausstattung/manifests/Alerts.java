package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.manifests.Rule.Findings;

/** Alert rules and dashboards. */
final class Alerts {

    /** What others than our applications measure: Prometheus, the cluster, the database's operator. */
    private static final Set<String> OTHERS = Set.of("up", "ALERTS", "kube_job_failed",
            "kube_deployment_spec_replicas", "kube_deployment_status_replicas_available",
            "kube_statefulset_status_replicas_ready", "kube_pod_status_ready", "kube_pod_container_status_restarts_total",
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
            "cnpg_pg_stat_archiver_seconds_since_last_archival", "cnpg_collector_pg_wal_archive_status",
            "kubelet_volume_stats_available_bytes", "kubelet_volume_stats_capacity_bytes");
    private static final Pattern NOT_A_METRIC = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|on) \\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b(?:[a-z][a-z0-9_]*|ALERTS)\\b(?! ?\\()");
    private static final Pattern LABELS = Pattern.compile("\\b(by|on) \\([^)]*\\)");
    private static final Pattern METRIC_OF_ANYBODY = Pattern
            .compile("\\b[a-z][a-z0-9_]*\\b(?!\\{namespace=(\"schulausstattung\"|~\"\\$namespace\"))");
    private static final Set<String> WORDS = Set.of("by", "on", "and", "or", "sum", "max", "min", "count", "avg", "unless",
            "offset");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a section of the runbook says, each in words of its own. */
    private static final List<String> PARTS = List.of("**Means:**", "**First:**", "**Cure:**", "```bash");

    private Alerts() {
    }

    /**
     * Every metric that a rule asks for is one that an application exposes, or one of those we know; and it is ours: others
     * call theirs the same.
     */
    static List<String> metrics(Manifests manifests, Project project) {
        var findings = new Findings();
        alerts(manifests).forEach(
                alert -> exposed(findings, project, alert.path("alert").asText(), alert.path("expr").asText()));
        return findings.all();
    }

    /**
     * Dashboards go where Grafana looks for them, are the files that Compose mounts, and ask for what is exposed and chosen.
     */
    static List<String> dashboards(Manifests manifests, Project project) {
        var findings = new Findings();
        var provisioned = new TreeMap<String, String>();
        manifests.all("ConfigMap").stream().filter(map -> map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .forEach(map -> map.path("data").properties()
                        .forEach(file -> provisioned.put(file.getKey(), file.getValue().asText())));
        var files = project.files("k8s/base/dashboards");
        findings.unless(provisioned.keySet().equals(files), "Provisioned are %s, there are %s", provisioned.keySet(), files);
        provisioned.forEach((file, text) -> {
            try {
                var dashboard = JSON.readTree(text);
                findings.unless(dashboard.path("panels").size() > 0, "%s shows nothing", file);
                for (var panel : dashboard.path("panels")) {
                    var title = file + ": " + panel.path("title").asText();
                    findings.unless(panel.path("targets").size() > 0, "%s asks for nothing", title);
                    panel.path("targets").forEach(target -> exposed(findings, project, title, target.path("expr").asText()));
                }
            } catch (JsonProcessingException e) {
                findings.add("%s is no JSON: %s", file, e.getOriginalMessage());
            }
        });
        return findings.all();
    }

    private static void exposed(Findings findings, Project project, String who, String expression) {
        var names = NAME.matcher(NOT_A_METRIC.matcher(expression).replaceAll("")).results().map(found -> found.group())
                .filter(name -> !WORDS.contains(name)).collect(Collectors.toCollection(TreeSet::new));
        findings.unless(!names.isEmpty(), "%s asks for no metric", who);
        METRIC_OF_ANYBODY.matcher(LABELS.matcher(expression).replaceAll("")).results().map(found -> found.group())
                .filter(names::contains).forEach(name -> findings.add("%s asks for %s of every namespace", who, name));
        names.stream().filter(name -> !project.metrics().contains(name) && !OTHERS.contains(name))
                .forEach(name -> findings.add("%s asks for %s, which nobody measures", who, name));
    }

    /** Every alert says how urgent it is, and names a section of the documents that says what to do. */
    static List<String> runbook(Manifests manifests, Project project) {
        var findings = new Findings();
        if (!manifests.overlay().equals("prod")) {
            return findings.all();
        }
        var documented = project.subsections("docs/operations.md", "Runbook");
        for (var alert : alerts(manifests)) {
            var name = alert.path("alert").asText();
            findings.unless(Set.of("page", "warning").contains(alert.at("/labels/severity").asText()), "%s has no severity",
                    name);
            findings.unless(alert.at("/annotations/summary").isTextual(), "%s says nothing", name);
            var section = documented.remove(name);
            findings.unless(section != null, "%s is not in the runbook of docs/operations.md", name);
            if (section != null) {
                PARTS.forEach(part -> findings.unless(section.contains(part), "%s: the runbook lacks %s", name, part));
            }
            var url = alert.at("/annotations/runbook_url").asText();
            findings.unless(url.equals("docs/operations.md#" + name.toLowerCase(Locale.ROOT)), "%s leads to %s", name, url);
        }
        documented.keySet().forEach(name -> findings.add("%s is in the runbook, and no alert", name));
        return findings.all();
    }

    private static List<JsonNode> alerts(Manifests manifests) {
        return manifests.all("PrometheusRule").stream().flatMap(rule -> each(rule.at("/spec/groups")))
                .flatMap(group -> each(group.path("rules"))).toList();
    }
}
