package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Each rule finds what was made wrong on purpose in the project's own manifests: a rule that finds nothing would hold nothing.
 */
class PlantedFaultsTest {

    private static final String APP = "/spec/template/spec/containers/0";

    private static final List<Fault> FAULTS = List.of(
            fault("a Service selects a label that no pod carries", Rule.SELECTORS,
                    m -> set(m, "Service", "gateway", "/spec/selector", "app.kubernetes.io/name", "gatway"),
                    "Service/gateway selects {\"app.kubernetes.io/name\":\"gatway\"}: []"),
            fault("a Deployment selects what its pods do not carry", Rule.SELECTORS,
                    m -> set(m, "Deployment", "gateway", "/spec/selector/matchLabels", "app.kubernetes.io/name", "other"),
                    "Deployment/gateway selects"),
            fault("a disruption budget is about nobody", Rule.SELECTORS,
                    m -> set(m, "PodDisruptionBudget", "needs-service", "/spec/selector/matchLabels", "app.kubernetes.io/name",
                            "needs"),
                    "PodDisruptionBudget/needs-service selects"),
            fault("a Service is not watched", Rule.SELECTORS,
                    m -> remove(m, "Service", "report-service", "/metadata/labels", "schulausstattung/monitored"),
                    "ServiceMonitor/schulausstattung watches"),
            fault("a Service leads to a port that nobody opens", Rule.PORTS,
                    m -> set(m, "Service", "needs-service", "/spec/ports/0", "targetPort", "web"),
                    "Service/needs-service leads to port web, which Deployment/needs-service does not have"),
            fault("a probe asks a port that nobody opens", Rule.PORTS,
                    m -> set(m, "Deployment", "gateway", APP + "/readinessProbe/httpGet", "port", "health"),
                    "readinessProbe asks port health"),
            fault("the Ingress leads to a port that the Service lacks", Rule.PORTS, "dev",
                    m -> set(m, "Ingress", "gateway", "/spec/rules/0/http/paths/0/backend/service/port", "name", "https"),
                    "Ingress/gateway leads to gateway:https"),
            fault("the route leads to a Service that there is not", Rule.PORTS,
                    m -> set(m, "HTTPRoute", "gateway", "/spec/rules/0/backendRefs/0", "name", "portal"),
                    "HTTPRoute/gateway leads to portal:8080"),
            fault("a ConfigMap is named without its hash", Rule.REFERENCES,
                    m -> set(m, "Deployment", "gateway", APP + "/envFrom/0/configMapRef", "name", "common-settings"),
                    "ConfigMap/common-settings, which nobody makes"),
            fault("a Secret lacks the key", Rule.REFERENCES, "dev",
                    m -> set(m, "Deployment", "needs-service", APP + "/env/0/valueFrom/secretKeyRef", "key", "user"),
                    "which has no such key"),
            fault("a Secret that nobody was told to bring", Rule.REFERENCES,
                    m -> set(m, "Deployment", "needs-service", APP + "/env/0/valueFrom/secretKeyRef", "name", "needs-db"),
                    "Secret/needs-db, which nobody makes"),
            fault("a mount without its volume", Rule.REFERENCES,
                    m -> set(m, "Deployment", "gateway", APP + "/volumeMounts/0", "name", "cache"),
                    "Deployment/gateway mounts cache, which there is not"),
            fault("a scaler without its Deployment", Rule.SCALING,
                    m -> set(m, "HorizontalPodAutoscaler", "gateway", "/spec/scaleTargetRef", "name", "gateways"),
                    "HorizontalPodAutoscaler/gateway scales gateways"),
            fault("a Deployment that undoes its scaler", Rule.SCALING,
                    m -> set(m, "Deployment", "gateway", "/spec", "replicas", 1), "Deployment/gateway names its replicas"),
            fault("a budget that lets nobody go", Rule.SCALING,
                    m -> set(m, "PodDisruptionBudget", "gateway", "/spec", "maxUnavailable", 0),
                    "PodDisruptionBudget/gateway lets 0 of 2 pods go"),
            fault("an address that no Service has", Rule.HOSTS,
                    m -> set(m, "ConfigMap", "gateway-settings", "/data", "GATEWAY_ROUTES_NEEDS_UPSTREAM",
                            "http://needs-service:8080"),
                    "GATEWAY_ROUTES_NEEDS_UPSTREAM names needs-service:8080"),
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
            fault("the broker is open to everybody", Rule.BROKER_PEERS,
                    m -> remove(m, "Kafka", "kafka", "/spec/kafka/listeners/0", "networkPolicyPeers"),
                    "port 9093 is open to []"),
            fault("the identity provider's operator opens it", Rule.BROKER_PEERS,
                    m -> set(m, "Keycloak", "keycloak", "/spec/networkPolicy", "enabled", true), "lets everybody in"),
            fault("a request above its limit", Rule.RESOURCES,
                    m -> set(m, "Deployment", "gateway", APP + "/resources/requests", "memory", "1Gi"),
                    "Deployment/gateway requests 1Gi of memory, its limit is 512Mi"),
            fault("no limit", Rule.RESOURCES,
                    m -> remove(m, "Deployment", "gateway", APP + "/resources/limits", "memory"),
                    "memory has no request or no limit"),
            fault("a limit that leaves no heap", Rule.HEAP,
                    m -> set(m, "Deployment", "gateway", APP + "/resources/limits", "memory", "384Mi"),
                    "of 384 MiB 192 are heap"),
            fault("a heap that is set twice", Rule.HEAP,
                    m -> set(m, "ConfigMap", "common-settings", "/data", "JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=90"),
                    "Deployment/gateway sets options of the JVM"),
            fault("a pod that may be root", Rule.RESTRICTED,
                    m -> set(m, "Deployment", "gateway", "/spec/template/spec/securityContext", "runAsNonRoot", false),
                    "Deployment/gateway may run as root"),
            fault("capabilities", Rule.RESTRICTED, "dev",
                    m -> remove(m, "StatefulSet", "kafka", APP + "/securityContext", "capabilities"),
                    "StatefulSet/kafka keeps capabilities"),
            fault("a namespace that does not enforce", Rule.RESTRICTED,
                    m -> set(m, "Namespace", "schulausstattung", "/metadata/labels", "pod-security.kubernetes.io/enforce",
                            "baseline"),
                    "does not enforce the standard restricted"),
            fault("an image that can be written to", Rule.HARDENED,
                    m -> remove(m, "Deployment", "gateway", APP + "/securityContext", "readOnlyRootFilesystem"),
                    "Deployment/gateway may write to its image"),
            fault("another user", Rule.HARDENED,
                    m -> set(m, "Deployment", "gateway", "/spec/template/spec/securityContext", "runAsUser", 1000),
                    "does not run as user 10001"),
            fault("variables of other Services", Rule.HARDENED,
                    m -> remove(m, "Deployment", "gateway", "/spec/template/spec", "enableServiceLinks"),
                    "gets variables like KAFKA_PORT"),
            fault("a probe's path of another framework", Rule.PROBES,
                    m -> set(m, "Deployment", "gateway", APP + "/livenessProbe/httpGet", "path", "/actuator/health"),
                    "livenessProbe asks /actuator/health instead of /q/health/live"),
            fault("a probe at the public port", Rule.PROBES,
                    m -> set(m, "Deployment", "gateway", APP + "/livenessProbe/httpGet", "port", "http"),
                    "livenessProbe asks another port than 9080"),
            fault("another port than the service's", Rule.PROBES,
                    m -> set(m, "Deployment", "needs-service", APP + "/ports/0", "containerPort", 8080),
                    "port http is 8080, the service listens on 8082"),
            fault("no pause before the end", Rule.SHUTDOWN, m -> remove(m, "Deployment", "gateway", APP, "lifecycle"),
                    "Deployment/gateway sleeps 0 s before it stops"),
            fault("too little grace", Rule.SHUTDOWN,
                    m -> set(m, "Deployment", "gateway", "/spec/template/spec", "terminationGracePeriodSeconds", 30),
                    "grace of 30 s is less than 5 + 5 + 20 + 10"),
            fault("connections that are cut off", Rule.SHUTDOWN,
                    m -> set(m, "ConfigMap", "common-settings", "/data", "QUARKUS_SHUTDOWN_DELAY", "2S"),
                    "Deployment/gateway works on for 2 s"),
            fault("an image of another version", Rule.IMAGES,
                    m -> set(m, "Deployment", "gateway", APP, "image", "schulausstattung/gateway:0.0.9"),
                    "no module makes the image schulausstattung/gateway:0.0.9"),
            fault("a Job that keeps the name of another version", Rule.IMAGES,
                    m -> set(m, "Job", "migrate-needs-0-1-0-snapshot", "/metadata", "name", "migrate-needs"),
                    "Job/migrate-needs: its name does not end in"),
            fault("a key with a slip of the pen", Rule.VARIABLES,
                    m -> set(m, "ConfigMap", "common-settings", "/data", "QUARKUS_HTTP_HOSTS", "0.0.0.0"),
                    "QUARKUS_HTTP_HOSTS is no key of Quarkus"),
            fault("a key that counts only when the image is built", Rule.VARIABLES,
                    m -> set(m, "ConfigMap", "common-settings", "/data", "QUARKUS_OTEL_TRACES_EXPORTER", "cdi"),
                    "QUARKUS_OTEL_TRACES_EXPORTER is fixed when the image is built"),
            fault("a key of our own that there is not", Rule.VARIABLES,
                    m -> set(m, "ConfigMap", "data-settings", "/data", "SCHULAUSSTATTUNG_OUTBOX_SPEED", "9"),
                    "SCHULAUSSTATTUNG_OUTBOX_SPEED is no key of"),
            fault("a key of the broker's client that there is not", Rule.VARIABLES,
                    m -> set(m, "ConfigMap", "data-settings", "/data", "KAFKA_BOOTSTRAP_SERVER", "kafka:9092"),
                    "KAFKA_BOOTSTRAP_SERVER is no key of the Kafka client"),
            fault("a key that is needed", Rule.VARIABLES,
                    m -> remove(m, "ConfigMap", "common-settings", "/data", "QUARKUS_MANAGEMENT_HOST"),
                    "is not told QUARKUS_MANAGEMENT_HOST"),
            fault("a password in a manifest", Rule.SECRETS,
                    m -> set(m, "ConfigMap", "needs-service-settings", "/data", "QUARKUS_DATASOURCE_PASSWORD", "geheim"),
                    "QUARKUS_DATASOURCE_PASSWORD stands in the manifest"),
            fault("a service that migrates", Rule.MIGRATIONS,
                    m -> set(m, "ConfigMap", "data-settings", "/data", "QUARKUS_FLYWAY_MIGRATE_AT_START", "true"),
                    "Deployment/inventory-service migrates at its start"),
            fault("a Job as the wrong owner", Rule.MIGRATIONS,
                    m -> m.get("Job", "migrate-needs-0-1-0-snapshot").at(APP + "/env")
                            .forEach(variable -> rename(variable, "needs-db-owner", "meeting-db-owner")),
                    "does not migrate as the owner of needs"),
            fault("a database that nobody migrates", Rule.MIGRATIONS,
                    m -> m.objects().remove(m.get("Job", "migrate-report-0-1-0-snapshot")), "report is migrated by 0 Jobs"),
            fault("a role that inherits", Rule.DATABASES,
                    m -> set(m, "Cluster", "postgres", "/spec/managed/roles/1", "inherit", true),
                    "inventory_app would get the rights of the wall's roles by itself"),
            fault("a statement of the bootstrap left out", Rule.DATABASES,
                    m -> ((ArrayNode) m.get("Cluster", "postgres").at("/spec/bootstrap/initdb/postInitSQL")).remove(3),
                    "Cluster/postgres lacks: CREATE ROLE wall_platform NOLOGIN"),
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
            fault("a service that may write another's topic", Rule.ACLS,
                    m -> ((ArrayNode) m.get("KafkaUser", "report-service").at("/spec/authorization/acls/0/operations"))
                            .add("Write"),
                    "KafkaUser/report-service: topic inventory.traeger should have [Describe, Read]"),
            fault("a channel without its right", Rule.ACLS,
                    m -> ((ArrayNode) m.get("KafkaUser", "report-service").at("/spec/authorization/acls")).remove(0),
                    "topic inventory.traeger should have [Describe, Read], has null"),
            fault("another realm than the tested one", Rule.REALM,
                    m -> set(m, "KeycloakRealmImport", "schulausstattung", "/spec/realm", "accessTokenLifespan", 86400),
                    "KeycloakRealmImport/schulausstattung is not"),
            fault("an alert on a metric that nobody measures", Rule.METRICS,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2", "expr",
                            "max(outbox_parked_total2) > 0"),
                    "EventParked asks for outbox_parked_total2, which nobody measures"),
            fault("a panel on a metric that nobody measures", Rule.DASHBOARDS,
                    m -> dashboard(m, "events.json", "outbox_parked", "outbox_stuck"),
                    "events.json: Geparkte Ereignisse asks for outbox_stuck, which nobody measures"),
            fault("a dashboard that Grafana does not find", Rule.DASHBOARDS,
                    m -> remove(m, "ConfigMap", "dashboards", "/metadata/labels", "grafana_dashboard"),
                    "Provisioned are [], there are [events.json"),
            fault("an alert that leads nowhere", Rule.RUNBOOK,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2/annotations", "runbook_url",
                            "docs/operations.md#eventsparked"),
                    "EventParked leads to docs/operations.md#eventsparked"),
            fault("an alert without a page in the runbook", Rule.RUNBOOK,
                    m -> set(m, "PrometheusRule", "schulausstattung", "/spec/groups/0/rules/2", "alert", "EventStuck"),
                    "EventStuck is not in the runbook"));

    private final Project project = new Project();

    @TestFactory
    Stream<DynamicTest> finds() {
        return FAULTS.stream().map(fault -> DynamicTest.dynamicTest(fault.rule() + " finds " + fault.name(), () -> {
            var manifests = Manifests.of(fault.overlay()).copy();
            fault.plant().accept(manifests);
            assertThat(fault.rule().check(manifests, project)).anySatisfy(found -> assertThat(found).contains(fault.message()));
        }));
    }

    @Test
    void everyRuleHasItsFault() {
        assertThat(FAULTS.stream().map(Fault::rule).collect(Collectors.toSet())).isEqualTo(EnumSet.allOf(Rule.class));
    }

    private static void set(Manifests manifests, String kind, String name, String path, String field, Object value) {
        var parent = (ObjectNode) manifests.get(kind, name).at(path);
        switch (value) {
            case Integer number -> parent.put(field, number);
            case Boolean truth -> parent.put(field, truth);
            default -> parent.put(field, value.toString());
        }
    }

    private static void remove(Manifests manifests, String kind, String name, String path, String field) {
        var removed = ((ObjectNode) manifests.get(kind, name).at(path)).remove(field);
        assertThat(removed).as("%s of %s/%s", field, kind, name).isNotNull();
    }

    private static void dashboard(Manifests manifests, String file, String from, String to) {
        var files = (ObjectNode) manifests.get("ConfigMap", "dashboards").path("data");
        files.put(file, files.path(file).asText().replace(from, to));
    }

    private static void rename(JsonNode variable, String from, String to) {
        if (variable.at("/valueFrom/secretKeyRef") instanceof ObjectNode reference
                && reference.path("name").asText().equals(from)) {
            reference.put("name", to);
        }
    }

    private static Fault fault(String name, Rule rule, Consumer<Manifests> plant, String message) {
        return new Fault(name, rule, "prod", plant, message);
    }

    private static Fault fault(String name, Rule rule, String overlay, Consumer<Manifests> plant, String message) {
        return new Fault(name, rule, overlay, plant, message);
    }

    private record Fault(String name, Rule rule, String overlay, Consumer<Manifests> plant, String message) {
    }
}
