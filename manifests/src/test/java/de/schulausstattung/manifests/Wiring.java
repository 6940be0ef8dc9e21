package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;
import static de.schulausstattung.manifests.Manifests.title;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.manifests.Manifests.Pod;
import de.schulausstattung.manifests.Rule.Findings;

/** Objects that name each other. */
final class Wiring {

    private static final Pattern ADDRESS = Pattern.compile("(?://|^)([a-z][a-z0-9.-]*):(\\d+)");
    private static final String OWN_TABLE = "What an installation brings";

    private Wiring() {
    }

    /** Who selects pods finds some, and a workload those of its own template. */
    static List<String> selectors(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : manifests.pods()) {
            var selector = pod.object().at("/spec/selector/matchLabels");
            findings.unless(selector.isMissingNode() || Manifests.contains(pod.labels(), selector),
                    "%s selects %s, its pods carry %s", pod.title(), selector, pod.labels());
            findings.unless(pod.labels().has(Manifests.PART), "%s has no label %s: no policy knows it", pod.title(),
                    Manifests.PART);
            each(pod.spec().path("topologySpreadConstraints")).map(spread -> spread.at("/labelSelector/matchLabels"))
                    .forEach(labels -> findings.unless(Manifests.contains(pod.labels(), labels),
                            "%s is spread by %s, its pods carry %s", pod.title(), labels, pod.labels()));
        }
        for (var service : manifests.all("Service")) {
            selectsPods(manifests, findings, service, service.at("/spec/selector"));
        }
        for (var budget : manifests.all("PodDisruptionBudget")) {
            selectsPods(manifests, findings, budget, budget.at("/spec/selector/matchLabels"));
        }
        for (var monitor : manifests.all("ServiceMonitor")) {
            var labels = monitor.at("/spec/selector/matchLabels");
            var monitored = manifests.all("Service").stream()
                    .filter(service -> Manifests.contains(service.at("/metadata/labels"), labels)).map(Manifests::name)
                    .collect(Collectors.toSet());
            findings.unless(monitored.equals(Set.copyOf(Project.MODULES)), "%s watches %s instead of %s", title(monitor),
                    monitored, Project.MODULES);
        }
        return findings.all();
    }

    private static void selectsPods(Manifests manifests, Findings findings, JsonNode object, JsonNode labels) {
        findings.unless(manifests.selected(labels).size() == 1, "%s selects %s: [%s]", title(object), labels,
                Findings.titles(manifests.selected(labels)));
    }

    /** Ports are named where they are opened, and whoever asks for one finds it. */
    static List<String> ports(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var service : manifests.all("Service")) {
            for (var pod : manifests.selected(service.at("/spec/selector"))) {
                each(service.at("/spec/ports")).map(port -> port.path("targetPort").asText()).forEach(port -> findings
                        .unless(pod.hasPort(port), "%s leads to port %s, which %s does not have", title(service), port,
                                pod.title()));
            }
        }
        for (var pod : manifests.pods()) {
            for (var container : pod.containers()) {
                for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                    for (var kind : List.of("httpGet", "tcpSocket")) {
                        var port = container.path(probe).path(kind).path("port");
                        findings.unless(port.isMissingNode() || pod.hasPort(port.asText()),
                                "%s: %s asks port %s, which its container does not have", pod.title(), probe, port.asText());
                    }
                }
            }
        }
        for (var monitor : manifests.all("ServiceMonitor")) {
            each(monitor.at("/spec/endpoints")).map(endpoint -> endpoint.path("port").asText())
                    .forEach(port -> Project.MODULES.forEach(module -> findings.unless(
                            servicePorts(manifests, module).contains(port), "%s reads port %s, which Service/%s does not have",
                            title(monitor), port, module)));
        }
        for (var ingress : manifests.all("Ingress")) {
            ingress.findValues("service").forEach(backend -> {
                var port = backend.at("/port/name").asText(backend.at("/port/number").asText());
                leads(manifests, findings, ingress, backend.path("name").asText(), port);
            });
        }
        for (var route : manifests.all("HTTPRoute")) {
            route.findValues("backendRefs").forEach(backends -> each(backends).forEach(backend -> leads(manifests, findings,
                    route, backend.path("name").asText(), backend.path("port").asText())));
        }
        return findings.all();
    }

    private static void leads(Manifests manifests, Findings findings, JsonNode object, String service, String port) {
        findings.unless(servicePorts(manifests, service).contains(port), "%s leads to %s:%s, which there is not",
                title(object), service, port);
    }

    /** Names and numbers of a Service's ports; of those that operators make we know the numbers. */
    private static Set<String> servicePorts(Manifests manifests, String service) {
        var ports = new HashSet<String>();
        if (manifests.has("Service", service)) {
            each(manifests.get("Service", service).at("/spec/ports")).forEach(port -> {
                ports.add(port.path("name").asText());
                ports.add(port.path("port").asText());
            });
        }
        manifests.all("Cluster").stream().filter(cluster -> service.equals(Manifests.name(cluster) + "-rw"))
                .forEach(cluster -> ports.add("5432"));
        manifests.all("Keycloak").stream().filter(keycloak -> service.equals(Manifests.name(keycloak) + "-service"))
                .forEach(keycloak -> ports.add("8443"));
        manifests.all("Kafka").stream().filter(kafka -> service.equals(Manifests.name(kafka) + "-kafka-bootstrap"))
                .forEach(kafka -> each(kafka.at("/spec/kafka/listeners"))
                        .forEach(listener -> ports.add(listener.path("port").asText())));
        return ports;
    }

    /** Each ConfigMap, Secret, account and volume that is named is there, with the key; or the documents tell who brings it. */
    static List<String> references(Manifests manifests, Project project) {
        var findings = new Findings();
        var brought = project.table(OWN_TABLE).stream()
                .collect(Collectors.toMap(row -> row.get(0) + "/" + row.get(1), row -> List.of(row.get(2).split(", *", -1))));
        for (var pod : manifests.pods()) {
            var account = pod.spec().path("serviceAccountName").asText();
            findings.unless(account.isEmpty() || manifests.has("ServiceAccount", account), "%s runs as %s, which there is not",
                    pod.title(), account);
            for (var container : pod.containers()) {
                each(container.path("envFrom")).forEach(
                        source -> key(manifests, brought, findings, pod.title(), "ConfigMap", source.path("configMapRef"),
                                null));
                each(container.path("env")).map(variable -> variable.path("valueFrom")).forEach(source -> {
                    key(manifests, brought, findings, pod.title(), "Secret", source.path("secretKeyRef"), "key");
                    key(manifests, brought, findings, pod.title(), "ConfigMap", source.path("configMapKeyRef"), "key");
                });
                each(container.path("volumeMounts")).map(mount -> mount.path("name").asText())
                        .forEach(volume -> findings.unless(
                                each(pod.spec().path("volumes"))
                                        .anyMatch(candidate -> candidate.path("name").asText().equals(volume))
                                        || each(pod.object().at("/spec/volumeClaimTemplates"))
                                                .anyMatch(claim -> Manifests.name(claim).equals(volume)),
                                "%s mounts %s, which there is not", pod.title(), volume));
            }
            for (var volume : pod.spec().path("volumes")) {
                key(manifests, brought, findings, pod.title(), "ConfigMap", volume.path("configMap"), null);
                var secret = volume.path("secret");
                if (secret.has("secretName")) {
                    each(secret.path("items")).map(item -> item.path("key").asText()).forEach(key -> named(manifests, brought,
                            findings, pod.title(), "Secret", secret.path("secretName").asText(), key));
                }
            }
        }
        for (var account : manifests.all("ServiceAccount")) {
            each(account.path("imagePullSecrets")).map(secret -> secret.path("name").asText())
                    .forEach(secret -> named(manifests,
                            brought, findings, title(account), "Secret", secret, ".dockerconfigjson"));
        }
        for (var object : manifests.all("Cluster", "Keycloak", "KeycloakRealmImport", "ObjectStore")) {
            object.findParents("secretName").forEach(volume -> each(volume.path("items"))
                    .forEach(item -> named(manifests, brought, findings, title(object), "Secret",
                            volume.path("secretName").asText(), item.path("key").asText())));
            for (var field : List.of("usernameSecret", "passwordSecret", "secret", "accessKeyId", "secretAccessKey")) {
                object.findValues(field).stream().filter(reference -> reference.has("name"))
                        .forEach(reference -> named(manifests, brought, findings, title(object), "Secret",
                                reference.path("name").asText(), reference.path("key").asText("")));
            }
        }
        return findings.all();
    }

    private static void key(Manifests manifests, Map<String, List<String>> brought, Findings findings, String who, String kind,
            JsonNode reference, @Nullable String key) {
        if (reference.has("name")) {
            named(manifests, brought, findings, who, kind, reference.path("name").asText(),
                    key == null ? "" : reference.path(key).asText());
        }
    }

    private static void named(Manifests manifests, Map<String, List<String>> brought, Findings findings, String who,
            String kind,
            String name, String key) {
        if (manifests.has(kind, name)) {
            var data = manifests.get(kind, name);
            findings.unless(key.isEmpty() || data.path("data").has(key) || data.path("stringData").has(key),
                    "%s reads %s of %s/%s, which has no such key", who, key, kind, name);
            return;
        }
        var documented = manifests.overlay().equals("prod") ? brought.getOrDefault(kind + "/" + name, List.of())
                : List.<String> of();
        var made = kind.equals("Secret") && madeByOperator(manifests, name).contains(key);
        findings.unless(made || documented.contains(key) || (key.isEmpty() && !documented.isEmpty()),
                "%s reads %s of %s/%s, which nobody makes", who, key, kind, name);
    }

    /** The keys of a Secret that an operator makes for one of these resources. */
    private static Set<String> madeByOperator(Manifests manifests, String secret) {
        if (manifests.has("KafkaUser", secret)) {
            return Set.of("password", "sasl.jaas.config");
        }
        if (manifests.has("Kafka", secret.replaceFirst("-cluster-ca-cert$", ""))) {
            return Set.of("ca.crt");
        }
        return manifests.has("Cluster", secret.replaceFirst("-ca$", "")) ? Set.of("ca.crt") : Set.of();
    }

    /** What can be scaled is scaled by one, keeps a replica while nodes are drained, and comes back without a gap. */
    static List<String> scaling(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var scaler : manifests.all("HorizontalPodAutoscaler")) {
            var target = scaler.at("/spec/scaleTargetRef/name").asText();
            if (!manifests.has(scaler.at("/spec/scaleTargetRef/kind").asText(), target)) {
                findings.add("%s scales %s, which there is not", title(scaler), target);
                continue;
            }
            findings.unless(!manifests.get("Deployment", target).at("/spec").has("replicas"),
                    "Deployment/%s names its replicas: each apply would undo what %s did", target, title(scaler));
            var least = scaler.at("/spec/minReplicas").asInt();
            for (var budget : manifests.all("PodDisruptionBudget")) {
                if (Manifests.name(budget).equals(target)) {
                    var may = budget.at("/spec").has("minAvailable") ? least - budget.at("/spec/minAvailable").asInt()
                            : budget.at("/spec/maxUnavailable").asInt();
                    findings.unless(may >= 1 && may < least, "%s lets %s of %s pods go", title(budget), may, least);
                }
            }
        }
        if (manifests.overlay().equals("prod")) {
            for (var module : Project.MODULES) {
                findings.unless(manifests.has("HorizontalPodAutoscaler", module), "Deployment/%s is scaled by nothing", module);
                findings.unless(manifests.has("PodDisruptionBudget", module), "Deployment/%s has no disruption budget", module);
                findings.unless(
                        manifests.get("Deployment", module).at("/spec/template/spec/topologySpreadConstraints").size() > 1,
                        "Deployment/%s is not spread over nodes and zones", module);
            }
        }
        return findings.all();
    }

    /** Addresses in settings are Services of this overlay, with a port that they have; names with a dot lie outside. */
    static List<String> hosts(Manifests manifests, Project project) {
        var findings = new Findings();
        for (Pod pod : manifests.ourPods()) {
            for (var setting : manifests.settings(pod)) {
                ADDRESS.matcher(setting.value()).results().filter(found -> found.group(1).indexOf('.') < 0)
                        .filter(found -> !found.group(1).equals("localhost"))
                        .forEach(found -> findings.unless(servicePorts(manifests, found.group(1)).contains(found.group(2)),
                                "%s: %s names %s:%s, which there is not", pod.title(), setting.name(), found.group(1),
                                found.group(2)));
            }
        }
        return findings.all();
    }
}
