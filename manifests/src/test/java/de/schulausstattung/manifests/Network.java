package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.manifests.Manifests.Pod;
import de.schulausstattung.manifests.Rule.Findings;

/** Who may talk to whom. */
final class Network {

    private static final String EVERY_POD = "every pod";
    private static final String NAME = "app.kubernetes.io/name";
    /** Lives in the namespace that it serves; its release gives it this name. */
    private static final String OPERATOR = "keycloak-operator";

    private Network() {
    }

    /** Nothing is allowed that does not stand in the table, each edge by both of its ends; and all that stands there is. */
    static List<String> edges(Manifests manifests, Project project) {
        var findings = new Findings();
        findings.unless(manifests.all("NetworkPolicy").stream()
                .anyMatch(policy -> policy.at("/spec/podSelector").isEmpty() && policy.at("/spec/policyTypes").size() == 2
                        && !policy.path("spec").has("ingress") && !policy.path("spec").has("egress")),
                "No policy denies everything both ways");
        var leaves = allowed(manifests, findings, "egress", "to");
        var enters = allowed(manifests, findings, "ingress", "from");
        var parts = parts(manifests);
        for (var edge : leaves) {
            findings.unless(!parts.contains(edge.to()) || enters.contains(edge), "%s: may leave, may not enter", edge);
        }
        for (var edge : enters) {
            findings.unless(!parts.contains(edge.from()) || leaves.contains(edge), "%s: may enter, may not leave", edge);
        }
        var allowed = Stream.concat(leaves.stream(), enters.stream()).map(Edge::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        var documented = project.table("Edges").stream()
                .filter(row -> List.of(row.get(3).split(", *", -1)).contains(manifests.overlay()))
                .flatMap(row -> Stream.of(row.get(0).split(", *", -1)).flatMap(from -> Stream.of(row.get(1).split(", *", -1))
                        .flatMap(
                                to -> Stream.of(row.get(2).split(", *", -1)).map(port -> new Edge(from, to, port).toString()))))
                .collect(Collectors.toCollection(TreeSet::new));
        allowed.stream().filter(edge -> !documented.contains(edge))
                .forEach(edge -> findings.add("%s: allowed, not in the table of docs/kubernetes.md", edge));
        documented.stream().filter(edge -> !allowed.contains(edge))
                .forEach(edge -> findings.add("%s: in the table of docs/kubernetes.md, not allowed", edge));
        return findings.all();
    }

    /** The broker's operator makes a policy of its own; it lets in whom ours lets in. */
    static List<String> brokerPeers(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var kafka : manifests.all("Kafka")) {
            for (var listener : kafka.at("/spec/kafka/listeners")) {
                var port = listener.path("port").asText();
                var operator = each(listener.path("networkPolicyPeers")).flatMap(peer -> names(manifests, peer).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
                var ours = allowed(manifests, findings, "ingress", "from").stream()
                        .filter(edge -> edge.to().equals("kafka") && edge.port().equals(port)).map(Edge::from)
                        .collect(Collectors.toCollection(TreeSet::new));
                findings.unless(operator.equals(ours), "%s: port %s is open to %s, by our policies to %s",
                        Manifests.title(kafka), port, operator, ours);
            }
        }
        for (var keycloak : manifests.all("Keycloak")) {
            findings.unless(keycloak.at("/spec/networkPolicy/enabled").isBoolean()
                    && !keycloak.at("/spec/networkPolicy/enabled").asBoolean(),
                    "%s: the operator's own policy lets everybody in",
                    Manifests.title(keycloak));
        }
        return findings.all();
    }

    private static Set<Edge> allowed(Manifests manifests, Findings findings, String direction, String peers) {
        var edges = new TreeSet<Edge>();
        for (var policy : manifests.all("NetworkPolicy")) {
            var subjects = subjects(manifests, policy.at("/spec/podSelector"));
            findings.unless(!subjects.isEmpty(), "%s is about no pod", Manifests.title(policy));
            findings.unless(policy.path("spec").has(direction) == policy.at("/spec/policyTypes").toString()
                    .toLowerCase(Locale.ROOT).contains(direction)
                    || policy.at("/spec/podSelector").isEmpty(), "%s: types and rules differ", Manifests.title(policy));
            for (var rule : policy.path("spec").path(direction)) {
                findings.unless(rule.has("ports") && rule.has(peers), "%s allows all ports or everybody",
                        Manifests.title(policy));
                for (var peer : rule.path(peers)) {
                    for (var other : names(manifests, peer)) {
                        for (var subject : subjects) {
                            var from = direction.equals("egress") ? subject : other;
                            var to = direction.equals("egress") ? other : subject;
                            each(rule.path("ports")).forEach(port -> edges.add(new Edge(from, to, port(manifests, to, port))));
                        }
                    }
                }
            }
        }
        return edges;
    }

    private static String port(Manifests manifests, String part, JsonNode port) {
        return manifests.pods().stream().filter(pod -> part(pod).equals(part)).findFirst()
                .map(pod -> pod.portNumber(port.path("port").asText())).orElse(port.path("port").asText());
    }

    private static List<String> subjects(Manifests manifests, JsonNode selector) {
        return selector.isEmpty() ? List.of(EVERY_POD) : selected(manifests, selector);
    }

    /** How the table calls a peer. */
    private static List<String> names(Manifests manifests, JsonNode peer) {
        if (peer.has("ipBlock")) {
            return List.of(peer.at("/ipBlock/cidr").asText());
        }
        if (peer.has("namespaceSelector")) {
            var namespace = "namespace " + peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name").asText();
            return peer.has("podSelector") ? List.of(peer.at("/podSelector/matchLabels/k8s-app").asText()) : List.of(namespace);
        }
        return selected(manifests, peer.path("podSelector"));
    }

    private static List<String> selected(Manifests manifests, JsonNode selector) {
        var wanted = new ArrayList<String>();
        var one = selector.at("/matchLabels").path(Manifests.PART);
        if (!one.isMissingNode()) {
            wanted.add(one.asText());
        }
        if (manifests.has("Keycloak", "keycloak") && selector.at("/matchLabels").path(NAME).asText().equals(OPERATOR)) {
            wanted.add(OPERATOR);
        }
        each(selector.path("matchExpressions")).filter(expression -> expression.path("key").asText().equals(Manifests.PART)
                && expression.path("operator").asText().equals("In"))
                .forEach(expression -> each(expression.path("values")).forEach(value -> wanted.add(value.asText())));
        var parts = parts(manifests);
        return wanted.stream().map(name -> parts.contains(name) || name.equals(OPERATOR) ? name : name + " (no such pod)")
                .toList();
    }

    /** Our pods, and those that operators make, which carry the label by a field of the operator's resource. */
    private static Set<String> parts(Manifests manifests) {
        var parts = manifests.pods().stream().map(Network::part).collect(Collectors.toCollection(TreeSet::new));
        manifests.all("Cluster", "KafkaNodePool", "Kafka", "Keycloak")
                .forEach(object -> object.findValues("labels").stream().filter(labels -> labels.has(Manifests.PART))
                        .forEach(labels -> parts.add(labels.path(Manifests.PART).asText())));
        return parts;
    }

    private static String part(Pod pod) {
        return pod.labels().path(Manifests.PART).asText();
    }

    /** An allowed connection. */
    private record Edge(String from, String to, String port) implements Comparable<Edge> {

        @Override
        public int compareTo(Edge other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return from + " → " + to + ":" + port;
        }
    }
}
