package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.manifests.Rule.Findings;

/** Alert rules. */
final class Alerts {

    /** What others than our code measure: Quarkus, the JVM, Prometheus, the cluster, the database's operator. */
    private static final Set<String> OTHERS = Set.of("http_server_requests_seconds_count", "http_server_requests_seconds_sum",
            "jvm_memory_used_bytes", "jvm_memory_max_bytes", "up", "kube_job_status_failed",
            "kube_deployment_status_replicas_available",
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
            "cnpg_pg_stat_archiver_seconds_since_last_archival");
    private static final Pattern NOT_A_METRIC = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|on) \\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*\\b(?! ?\\()");
    private static final Set<String> WORDS = Set.of("by", "on", "and", "or", "sum", "max", "min", "count", "avg", "unless",
            "offset");

    private Alerts() {
    }

    /** Every metric that a rule asks for is made by our code, or by those we know. */
    static List<String> metrics(Manifests manifests, Project project) {
        var findings = new Findings();
        var ours = project.metrics().stream().flatMap(
                name -> Stream.of(name, name + "_total", name + "_seconds_sum", name + "_seconds_count", name + "_seconds_max"))
                .collect(Collectors.toSet());
        for (var alert : alerts(manifests)) {
            var names = NAME.matcher(NOT_A_METRIC.matcher(alert.path("expr").asText()).replaceAll("")).results()
                    .map(found -> found.group()).filter(name -> !WORDS.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            findings.unless(!names.isEmpty(), "%s asks for no metric", alert.path("alert").asText());
            names.stream().filter(name -> !ours.contains(name) && !OTHERS.contains(name)).forEach(
                    name -> findings.add("%s asks for %s, which nobody measures", alert.path("alert").asText(), name));
        }
        return findings.all();
    }

    /** Every alert says how urgent it is, and the documents say what to do. */
    static List<String> runbook(Manifests manifests, Project project) {
        var findings = new Findings();
        if (!manifests.overlay().equals("prod")) {
            return findings.all();
        }
        var documented = new TreeSet<>(project.headings("Runbook"));
        for (var alert : alerts(manifests)) {
            var name = alert.path("alert").asText();
            findings.unless(Set.of("page", "warning").contains(alert.at("/labels/severity").asText()), "%s has no severity",
                    name);
            findings.unless(alert.at("/annotations/summary").isTextual(), "%s says nothing", name);
            findings.unless(documented.remove(name), "%s is not in the runbook of docs/kubernetes.md", name);
        }
        documented.forEach(name -> findings.add("%s is in the runbook, and no alert", name));
        return findings.all();
    }

    private static List<JsonNode> alerts(Manifests manifests) {
        return manifests.all("PrometheusRule").stream().flatMap(rule -> each(rule.at("/spec/groups")))
                .flatMap(group -> each(group.path("rules"))).toList();
    }
}
