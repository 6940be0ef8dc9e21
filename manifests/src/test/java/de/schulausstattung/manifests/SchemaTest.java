package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;

/**
 * No object has a field that its schema does not know, lacks one that it asks for, or has one of another type or with a word
 * that there is not: Kubernetes' own by its client's models, those of operators by the list of their fields.
 */
class SchemaTest {

    private static final ObjectMapper JSON_MAPPER = new ObjectMapper();

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(Map.entry("v1/ConfigMap", V1ConfigMap.class),
            Map.entry("v1/Secret", V1Secret.class), Map.entry("v1/Service", V1Service.class),
            Map.entry("v1/ServiceAccount", V1ServiceAccount.class), Map.entry("v1/Namespace", V1Namespace.class),
            Map.entry("apps/v1/Deployment", V1Deployment.class), Map.entry("apps/v1/StatefulSet", V1StatefulSet.class),
            Map.entry("batch/v1/Job", V1Job.class), Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class));

    @TestFactory
    Stream<DynamicTest> isClean() {
        return Stream.of("dev", "prod", "prod-restore").map(Manifests::of).flatMap(manifests -> manifests.objects().stream()
                .map(object -> DynamicTest.dynamicTest(Manifests.title(object) + " in " + manifests.overlay(),
                        () -> check(object))));
    }

    @Test
    void findsAFieldThatThereIsNot() {
        var deployment = deployment();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagePolicy", "Always");
        assertThatThrownBy(() -> check(deployment)).hasMessageContaining("imagePolicy");
    }

    @Test
    void findsAFieldThatIsMissing() {
        var deployment = deployment();
        ((ObjectNode) deployment.path("spec")).remove("selector");
        assertThatThrownBy(() -> check(deployment)).hasMessageContaining("selector");
    }

    @Test
    void findsAnotherType() {
        var deployment = deployment();
        ((ObjectNode) deployment.path("spec")).put("revisionHistoryLimit", "many");
        assertThatThrownBy(() -> check(deployment)).hasMessageContaining("many");
    }

    @Test
    void findsAnAmountThatIsNone() {
        var deployment = deployment();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/resources/limits")).put("memory", "512 MB");
        assertThatThrownBy(() -> check(deployment)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports/0 | containerPort | '"8080"' | containerPort: "8080" is no
            livenessProbe/httpGet | port | '"9080"' | port: "9080" is no
            securityContext | readOnlyRootFilesystem | '"true"' | readOnlyRootFilesystem: "true" is no
            envFrom/0/configMapRef | name | 7 | name: 7 is no text
            resources | limits | '[]' | limits: [] is no
            . | imagePullPolicy | '"Allways"' | imagePullPolicy: "Allways" is none of
            . | terminationMessagePolicy | '"Folder"' | look up those of V1Container.terminationMessagePolicy
            """)
    void findsWhatTheClientWouldTakeForSomethingElse(String path, String field, String value, String message)
            throws JsonProcessingException {
        var deployment = deployment();
        var container = deployment.at("/spec/template/spec/containers/0");
        ((ObjectNode) (path.equals(".") ? container : container.at("/" + path))).set(field, JSON_MAPPER.readTree(value));
        assertThatThrownBy(() -> check(deployment)).hasMessageContaining(message);
    }

    @Test
    void findsAWordInAListThatThereIsNot() {
        var policy = Manifests.of("prod").copy().get("NetworkPolicy", "gateway");
        ((ArrayNode) policy.at("/spec/policyTypes")).add("Outgress");
        assertThatThrownBy(() -> check(policy)).hasMessageContaining("\"Outgress\" is none of");
    }

    @Test
    void findsANumberInAConfigMap() {
        var settings = Manifests.of("prod").copy().get("ConfigMap", "common-settings");
        ((ObjectNode) settings.path("data")).put("QUARKUS_HTTP_PORT", 8080);
        assertThatThrownBy(() -> check(settings)).hasMessageContaining(".data.QUARKUS_HTTP_PORT: 8080 is no text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cluster | postgres | /spec | instances | '"3"' | spec.instances: "3" is not integer
            Cluster | postgres | /spec | instance | 3 | spec.instance is unknown
            Cluster | postgres | /spec | instances | | spec.instances is missing
            Cluster | postgres | /spec/managed/roles/0 | ensure | '"there"' | "there" is not one of [present, absent]
            Cluster | postgres | /spec/postgresql/parameters | max_connections | 320 | 320 is not string
            ObjectStore | backup | /spec/configuration | destinationPath | | destinationPath is missing
            ScheduledBackup | nightly | /spec | schedule | | spec.schedule is missing
            Kafka | kafka | /spec/kafka/listeners/0 | tls | '"true"' | "true" is not boolean
            Kafka | kafka | /spec/kafka | replicas | 3 | spec.kafka.replicas is unknown
            KafkaNodePool | broker | /spec | roles | '"broker"' | "broker" is no list
            KafkaTopic | needs.need | /spec | partitions | '"12"' | "12" is not integer
            KafkaUser | report-service | /spec/authorization | acls | | spec.authorization.acls is missing
            KafkaUser | report-service | /spec/authorization/acls/0 | operations | '["Reed"]' | "Reed" is not one of
            Keycloak | keycloak | /spec/hostname | strict | '"true"' | "true" is not boolean
            Keycloak | keycloak | /spec/db | pool | 10 | spec.db.pool is unknown
            KeycloakRealmImport | schulausstattung | /spec | realm | | spec.realm is missing
            HTTPRoute | gateway | /spec/rules/0/backendRefs/0 | port | '"8080"' | "8080" is not integer
            HTTPRoute | keycloak | /spec/rules/0/matches/0/path | type | '"Prefix"' | "Prefix" is not one of
            BackendTLSPolicy | keycloak | /spec/validation | hostname | | hostname is missing
            PrometheusRule | schulausstattung | /spec/groups/0/rules/0 | expression | '"up"' | expression is unknown
            ServiceMonitor | schulausstattung | /spec | selector | '[]' | spec.selector: [] is no object
            PodMonitor | postgres | /spec/podMetricsEndpoints/0 | port | 9187 | 9187 is not string
            Cluster | postgres | /metadata | label | '{}' | label
            """)
    void findsAFaultInAResourceOfAnOperator(String kind, String name, String path, String field, @Nullable String value,
            String message) throws JsonProcessingException {
        var object = Manifests.of("prod").copy().get(kind, name);
        var parent = (ObjectNode) object.at(path);
        if (value == null) {
            parent.remove(field);
        } else {
            parent.set(field, JSON_MAPPER.readTree(value));
        }
        assertThatThrownBy(() -> check(object)).hasMessageContaining(message);
    }

    @Test
    void findsAFieldBesideTheSpecification() {
        var cluster = Manifests.of("prod").copy().get("Cluster", "postgres");
        cluster.put("instances", 3);
        assertThatThrownBy(() -> check(cluster)).hasMessageContaining("instances is unknown");
    }

    @Test
    void findsAKindThatNobodyKnows() {
        var cluster = Manifests.of("prod").copy().get("Cluster", "postgres");
        cluster.put("apiVersion", "postgresql.cnpg.io/v2");
        assertThatThrownBy(() -> check(cluster)).hasMessageContaining("postgresql.cnpg.io/v2/Cluster is not in");
    }

    private static ObjectNode deployment() {
        return Manifests.of("prod").copy().get("Deployment", "gateway");
    }

    private static void check(ObjectNode object) throws ReflectiveOperationException {
        var type = KINDS.get(object.path("apiVersion").asText() + "/" + object.path("kind").asText());
        if (type == null) {
            accept(object.path("metadata"), V1ObjectMeta.class, Manifests.title(object));
            assertThat(CustomResources.check(object)).as(Manifests.title(object)).isEmpty();
        } else {
            accept(object, type, Manifests.title(object));
        }
    }

    private static void accept(JsonNode node, Class<?> type, String title) throws ReflectiveOperationException {
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, JsonParser.parseString(node.toString()));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(title + ": " + e.getCause().getMessage(), e);
        }
        assertThat(CoreTypes.check(node, type)).as(title).isEmpty();
        assertThat(JSON.<Object> deserialize(node.toString(), type)).isNotNull();
    }
}
