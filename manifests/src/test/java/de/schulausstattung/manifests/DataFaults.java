package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Fault.changed;
import static de.schulausstattung.manifests.Fault.document;
import static de.schulausstattung.manifests.Fault.dropped;
import static de.schulausstattung.manifests.Fault.extended;
import static de.schulausstattung.manifests.Fault.fault;
import static de.schulausstattung.manifests.Fault.remove;
import static de.schulausstattung.manifests.Fault.set;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Faults in databases, broker and realm. */
final class DataFaults {

    private static final String APP = Fault.APP;

    static final List<Fault> ALL = List.of(
            fault("a role that inherits", Rule.DATABASES,
                    m -> set(m, "Cluster", "postgres", "/spec/managed/roles/1", "inherit", true),
                    "inventory_app would get the rights of the wall's roles by itself"),
            fault("a statement of the bootstrap left out", Rule.DATABASES,
                    m -> ((ArrayNode) m.get("Cluster", "postgres").at("/spec/bootstrap/initdb/postInitSQL")).remove(3),
                    "Cluster/postgres lacks: CREATE ROLE wall_platform NOLOGIN"),
            fault("a statement that the tests do not know", Rule.DATABASES,
                    m -> extended(m, "Cluster", "postgres", "/spec/bootstrap/initdb/postInitSQL", "CREATE ROLE guest LOGIN"),
                    "Cluster/postgres has more: CREATE ROLE guest LOGIN"),
            fault("statements in another order", Rule.DATABASES, m -> {
                dropped(m, "Cluster", "postgres", "/spec/bootstrap/initdb/postInitSQL", 0);
                extended(m, "Cluster", "postgres", "/spec/bootstrap/initdb/postInitSQL", "CREATE ROLE wall_tenant NOLOGIN");
            },
                    "Cluster/postgres: another order"),
            fault("a statement of one's own cluster left out", Rule.DATABASES, "dev",
                    m -> changed(m, "ConfigMap", "postgres-bootstrap", "/data", "bootstrap.sql",
                            "CREATE ROLE wall_platform NOLOGIN;\n", ""),
                    "bootstrap.sql lacks: CREATE ROLE wall_platform NOLOGIN"),
            fault("a role that cannot log in", Rule.DATABASES,
                    m -> set(m, "Cluster", "postgres", "/spec/managed/roles/0", "login", false),
                    "Cluster/postgres: inventory_owner cannot log in with inventory-db-owner"),
            fault("a role with another's password", Rule.DATABASES,
                    m -> set(m, "Cluster", "postgres", "/spec/managed/roles/1/passwordSecret", "name", "needs-db-app"),
                    "Cluster/postgres: inventory_app cannot log in with inventory-db-app"),
            fault("a role without one of the wall", Rule.DATABASES,
                    m -> dropped(m, "Cluster", "postgres", "/spec/managed/roles/1/inRoles", 0),
                    "inventory_app would get the rights of the wall's roles by itself"),
            fault("more pods than connections", Rule.CONNECTIONS,
                    m -> set(m, "HorizontalPodAutoscaler", "report-service", "/spec", "maxReplicas", 9),
                    "Cluster/postgres allows 320 connections"),
            fault("a larger volume, and nobody was told", Rule.VOLUME,
                    m -> set(m, "Cluster", "postgres", "/spec/storage", "size", "200Gi"), "is told 100G, the volume has 200G"),
            fault("a topic that forgets", Rule.TOPICS,
                    m -> set(m, "KafkaTopic", "needs.need", "/spec/config", "cleanup.policy", "delete"),
                    "KafkaTopic/needs.need: cleanup.policy is delete, not compact"),
            fault("a topic that nobody makes", Rule.TOPICS,
                    m -> m.objects().remove(m.get("KafkaTopic", "meetings.protocol")), "Topic meetings.protocol is missing"),
            fault("a topic with fewer partitions", Rule.TOPICS,
                    m -> set(m, "KafkaTopic", "needs.need", "/spec", "partitions", 3),
                    "KafkaTopic/needs.need has 3 partitions"),
            fault("a topic on one broker", Rule.TOPICS, m -> set(m, "KafkaTopic", "needs.need", "/spec", "replicas", 1),
                    "KafkaTopic/needs.need would lose events with one broker"),
            fault("a topic that is content with one copy", Rule.TOPICS,
                    m -> set(m, "KafkaTopic", "needs.need", "/spec/config", "min.insync.replicas", 1),
                    "KafkaTopic/needs.need would lose events with one broker"),
            fault("a topic that nobody knows", Rule.TOPICS,
                    m -> set(m, "KafkaTopic", "needs.need", "/metadata", "name", "needs.needs"),
                    "Topic needs.needs is none of the project's"),
            fault("a service that may write another's topic", Rule.ACLS,
                    m -> ((ArrayNode) m.get("KafkaUser", "report-service").at("/spec/authorization/acls/0/operations"))
                            .add("Write"),
                    "KafkaUser/report-service: topic inventory.traeger should have [Describe, Read]"),
            fault("a channel without its right", Rule.ACLS,
                    m -> ((ArrayNode) m.get("KafkaUser", "report-service").at("/spec/authorization/acls")).remove(0),
                    "topic inventory.traeger should have [Describe, Read], has null"),
            fault("a service without an account", Rule.ACLS, m -> m.objects().remove(m.get("KafkaUser", "report-service")),
                    "KafkaUser report-service is missing"),
            fault("a right too many", Rule.ACLS,
                    m -> set(m, "KafkaUser", "report-service", "/spec/authorization/acls/0/resource", "name", "needs.secret"),
                    "KafkaUser/report-service may use topic needs.secret"),
            fault("another realm than the tested one", Rule.REALM,
                    m -> set(m, "KeycloakRealmImport", "schulausstattung", "/spec/realm", "accessTokenLifespan", 86400),
                    "KeycloakRealmImport/schulausstattung is not"),
            fault("a mark of the realm that nothing is given for", Rule.REALM,
                    m -> remove(m, "KeycloakRealmImport", "schulausstattung", "/spec/placeholders", "GATEWAY_URL"),
                    "KeycloakRealmImport/schulausstattung gives [BETRIEB_CLIENT_SECRET] for the marks"),
            fault("another realm in one's own cluster", Rule.REALM, "dev",
                    m -> changed(m, "ConfigMap", "keycloak-realm", "/data", "realm.json", "\"realm\": \"schulausstattung\"",
                            "\"realm\": \"test\""),
                    "ConfigMap/keycloak-realm is not"),
            fault("a mark that one's own cluster gives nothing for", Rule.REALM, "dev",
                    m -> changed(m, "StatefulSet", "keycloak", APP + "/env/5", "name", "GATEWAY_URL", "GATEWAY"),
                    "StatefulSet/keycloak does not give all marks"),
            document("a realm without a name", Rule.REALM,
                    project -> project.with("local/src/main/resources/keycloak/realm.json", "\"realm\": \"schulausstattung\"",
                            "\"realm\": \"\""),
                    "realm.json names no realm"));

    private DataFaults() {
    }
}
