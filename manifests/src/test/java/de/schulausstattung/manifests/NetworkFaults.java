package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Fault.at;
import static de.schulausstattung.manifests.Fault.document;
import static de.schulausstattung.manifests.Fault.dropped;
import static de.schulausstattung.manifests.Fault.fault;
import static de.schulausstattung.manifests.Fault.remove;
import static de.schulausstattung.manifests.Fault.set;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Faults in who may talk to whom. */
final class NetworkFaults {

    static final List<Fault> ALL = List.of(
            fault("an edge too many", Rule.NETWORK,
                    m -> ((ArrayNode) m.get("NetworkPolicy", "postgres")
                            .at("/spec/ingress/0/from/0/podSelector/matchExpressions/0/values"))
                            .add("gateway"),
                    "gateway → postgres:5432: may enter, may not leave"),
            fault("an edge too few", Rule.NETWORK,
                    m -> ((ArrayNode) m.get("NetworkPolicy", "gateway").at("/spec/egress")).remove(0),
                    "gateway → inventory-service:8081: may enter, may not leave"),
            fault("everything may go out", Rule.NETWORK,
                    m -> ((ArrayNode) m.get("NetworkPolicy", "default-deny").at("/spec/policyTypes")).remove(1),
                    "No policy denies everything both ways"),
            fault("an entrance is missing", Rule.NETWORK,
                    m -> dropped(m, "NetworkPolicy", "postgres", "/spec/ingress/0/from/0/podSelector/matchExpressions/0/values",
                            1),
                    "needs-service → postgres:5432: may leave, may not enter"),
            fault("an edge to outside that nobody wrote down", Rule.NETWORK,
                    m -> set(m, "NetworkPolicy", "kafka", "/spec/egress/1/ports/0", "port", 80),
                    "kafka → 0.0.0.0/0:80: allowed, not in the table"),
            document("an edge that stands in the table only", Rule.NETWORK, project -> project.with("docs/kubernetes.md",
                    "| postgres, kafka, entity-operator, keycloak-operator | 0.0.0.0/0 | 443, 6443 |",
                    "| postgres, kafka, entity-operator, keycloak-operator, gateway | 0.0.0.0/0 | 443, 6443 |"),
                    "gateway → 0.0.0.0/0:443: in the table of docs/kubernetes.md, not allowed"),
            fault("a policy is about no pod", Rule.NETWORK,
                    m -> at(m, "NetworkPolicy", "gateway", "/spec/podSelector/matchLabels").removeAll()
                            .put("app.kubernetes.io/name", "gatway"),
                    "NetworkPolicy/gateway is about no pod"),
            fault("a policy does not name the direction that it has rules for", Rule.NETWORK,
                    m -> dropped(m, "NetworkPolicy", "gateway", "/spec/policyTypes", 1),
                    "NetworkPolicy/gateway: types and rules differ"),
            fault("a rule for all ports", Rule.NETWORK, m -> remove(m, "NetworkPolicy", "gateway", "/spec/egress/0", "ports"),
                    "NetworkPolicy/gateway allows all ports or everybody"),
            fault("a rule for everybody", Rule.NETWORK, m -> remove(m, "NetworkPolicy", "postgres", "/spec/ingress/0", "from"),
                    "NetworkPolicy/postgres allows all ports or everybody"),
            fault("the broker is open to everybody", Rule.BROKER_PEERS,
                    m -> remove(m, "Kafka", "kafka", "/spec/kafka/listeners/0", "networkPolicyPeers"),
                    "port 9093 is open to []"),
            fault("the identity provider's operator opens it", Rule.BROKER_PEERS,
                    m -> set(m, "Keycloak", "keycloak", "/spec/networkPolicy", "enabled", true), "lets everybody in"));

    private NetworkFaults() {
    }
}
