package de.schulausstattung.manifests;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.manifests.Rule.Findings;

/** The commands that a document tells operators: whether what they name is there. */
final class Commands {

    private static final Pattern BLOCK = Pattern.compile("```\\w*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
    /** Up to the end of the command: what follows is another one, or feeds it. */
    private static final Pattern KUBECTL = Pattern.compile("\\bkubectl (?!kustomize)((?:\"[^\"]*\"|'[^']*'|[^|;&<>)\"'\\n])+)");
    private static final Pattern OPERATE = Pattern
            .compile("([a-z][a-z-]+|\"\\$\\w+\") (?:-- )?/app/operate (GET|POST) (\\S+)");
    private static final Pattern MANAGEMENT = Pattern.compile("/q/(metrics|health(/\\w+)?)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+");

    private static final Set<String> VALUED = Set.of("-n", "-l", "--selector", "-c", "-f", "-k", "-o", "--patch-file", "--for");
    private static final Set<String> VERBS = Set.of("get", "describe", "delete", "logs", "exec", "top", "wait", "rollout",
            "apply", "port-forward", "label", "patch", "scale");
    /** Short names, and kinds of which the overlays have no object: others make those. */
    private static final Map<String, String> KINDS = Map.of("pod", "Pod", "pvc", "PersistentVolumeClaim", "backup", "Backup",
            "hpa", "HorizontalPodAutoscaler", "node", "Node", "secret", "Secret", "configmap", "ConfigMap", "statefulset",
            "StatefulSet");
    /** What operators make of the resources of the overlay. */
    private static final Map<String, String> MADE = Map.of("StatefulSet/keycloak", "Keycloak/keycloak",
            "Service/keycloak-service", "Keycloak/keycloak", "Secret/postgres-ca", "Cluster/postgres",
            "Secret/kafka-cluster-ca-cert", "Kafka/kafka", "Deployment/keycloak-operator", "NetworkPolicy/keycloak-operator");
    private static final Map<String, String> CONTAINERS = Map.of("postgres", "Cluster/postgres", "plugin-barman-cloud",
            "ObjectStore/backup");

    private final Manifests manifests;
    private final Project project;
    private final Map<String, JsonNode> paths = new TreeMap<>();

    Commands(Manifests manifests, Project project) {
        this.manifests = manifests;
        this.project = project;
        project.files("docs/openapi").forEach(file -> paths.put(file.replace(".yaml", ""),
                Manifests.document(Project.text("docs/openapi/" + file)).path("paths")));
    }

    /** What the commands of a document name that is not there. */
    List<String> check(String document) {
        var findings = new Findings();
        for (var code : code(document)) {
            KUBECTL.matcher(code).results().map(found -> found.group(1).strip()).filter(this::isOfThisOverlay)
                    .forEach(command -> kubectl(findings, command));
            OPERATE.matcher(code).results()
                    .forEach(found -> operate(findings, found.group(1), found.group(2), found.group(3)));
        }
        return findings.all();
    }

    /** Lines of the blocks, those that go on joined, and what stands between single marks. */
    private static List<String> code(String document) {
        return Stream.concat(
                BLOCK.matcher(document).results()
                        .flatMap(block -> block.group(1).replaceAll("\\\\\\n\\s*", "").lines()),
                INLINE.matcher(BLOCK.matcher(document).replaceAll("")).results()
                        .map(inline -> inline.group(1).replaceAll("\\s+", " ")))
                .toList();
    }

    private boolean isOfThisOverlay(String command) {
        var named = Pattern.compile("-n (\\S+)").matcher(command);
        return !named.find() || manifests.has("Namespace", named.group(1)) || !named.group(1).startsWith("schulausstattung-");
    }

    private void kubectl(Findings findings, String command) {
        var words = WORD.matcher(command).results().map(found -> found.group().replaceAll("^[\"']|[\"']$", "")).toList();
        var plain = new ArrayList<String>();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            if (word.equals("--")) {
                break;
            }
            if (VALUED.contains(word)) {
                at++;
                option(findings, command, word, at < words.size() ? words.get(at) : "");
            } else if (!word.startsWith("-")) {
                plain.add(word);
            }
        }
        // Plugins of kubectl have verbs of their own; a word alone in a sentence is no command.
        if (plain.size() > 1 && !plain.get(0).equals("cnpg")) {
            findings.unless(VERBS.contains(plain.get(0)), "kubectl %s: no verb %s", command, plain.get(0));
            objects(findings, command, plain.subList(plain.get(0).equals("rollout") ? 2 : 1, plain.size()));
        }
    }

    private void option(Findings findings, String command, String option, String value) {
        switch (option) {
            case "-n" -> findings.unless(manifests.has("Namespace", value), "kubectl %s: no namespace %s", command, value);
            case "-l", "--selector" -> Arrays.stream(value.split(",", -1)).forEach(label -> findings.unless(isLabel(label),
                    "kubectl %s: nothing carries %s", command, label));
            case "-c" -> findings.unless(isContainer(value), "kubectl %s: no container %s", command, value);
            case "-f", "-k", "--patch-file" -> findings.unless(
                    value.startsWith("/dev/") || Files.exists(Project.file(value)), "kubectl %s: no file %s", command, value);
            default -> findings.unless(!value.isEmpty(), "kubectl %s: %s without a value", command, option);
        }
    }

    /** Either {@code kind/name}, or kinds and then a name. */
    private void objects(Findings findings, String command, List<String> words) {
        var kinds = List.<String> of();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var slash = word.indexOf('/');
            var isObject = slash > 0 && !word.contains("=");
            if (isObject || kinds.isEmpty()) {
                kinds = List.of((isObject ? word.substring(0, slash) : word).split(",", -1));
                if (word.startsWith("$") || command.contains("cnpg ")) {
                    return;
                }
                kinds.forEach(kind -> findings.unless(!kind(kind).isEmpty(), "kubectl %s: no kind %s", command, kind));
            }
            var name = isObject ? word.substring(slash + 1) : word;
            if ((isObject || at > 0) && NAME.matcher(name).matches() && !name.matches("[0-9:]+")) {
                var object = kind(kinds.get(0)) + "/" + name;
                findings.unless(isThere(object), "kubectl %s: no %s", command, object);
            }
        }
    }

    private String kind(String word) {
        return manifests.objects().stream().map(object -> object.path("kind").asText())
                .filter(kind -> kind.toLowerCase(Locale.ROOT).equals(word)).findFirst().orElse(KINDS.getOrDefault(word, ""));
    }

    private boolean isThere(String object) {
        var titles = manifests.objects().stream().map(Manifests::title).collect(Collectors.toSet());
        return titles.contains(object) || titles.contains(MADE.getOrDefault(object, ""))
                || (object.startsWith("Secret/") && titles.contains(object.replace("Secret/", "KafkaUser/")))
                || project.table("What an installation brings").stream()
                        .anyMatch(row -> object.equals(row.get(0) + "/" + row.get(1)));
    }

    private boolean isContainer(String name) {
        return manifests.objects().stream().map(Manifests::title).anyMatch(CONTAINERS.getOrDefault(name, "")::equals)
                || manifests.pods().stream().flatMap(pod -> pod.containers().stream())
                        .anyMatch(container -> container.path("name").asText().equals(name));
    }

    private boolean isLabel(String label) {
        var pair = label.split("!?=", -1);
        return switch (pair[0]) {
            case "cnpg.io/cluster" -> manifests.has("Cluster", pair[1]);
            case "cnpg.io/instanceRole" -> Set.of("primary", "replica").contains(pair[1]);
            case "strimzi.io/cluster" -> manifests.has("Kafka", pair[1]);
            default -> manifests.objects().stream().flatMap(object -> object.findValues("labels").stream())
                    .anyMatch(labels -> labels.path(pair[0]).asText().equals(pair[1]));
        };
    }

    /** A pod that is chosen while the command runs may be anyone's. */
    private void operate(Findings findings, String service, String method, String path) {
        var chosen = service.startsWith("\"$");
        findings.unless(chosen || Project.MODULES.contains(service), "operate %s: no application %s", path, service);
        findings.unless(MANAGEMENT.matcher(path).matches() || paths.entrySet().stream()
                .filter(document -> chosen || document.getKey().equals(service))
                .anyMatch(document -> document.getValue().path(path).has(method.toLowerCase(Locale.ROOT))),
                "operate: %s has no %s %s", service, method, path);
    }
}
