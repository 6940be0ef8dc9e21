package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;

/**
 * Kubernetes' own objects have no field that its schema does not know, lack none that it asks for, and none has another type.
 */
class SchemaTest {

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(Map.entry("v1/ConfigMap", V1ConfigMap.class),
            Map.entry("v1/Secret", V1Secret.class), Map.entry("v1/Service", V1Service.class),
            Map.entry("v1/ServiceAccount", V1ServiceAccount.class), Map.entry("v1/Namespace", V1Namespace.class),
            Map.entry("apps/v1/Deployment", V1Deployment.class), Map.entry("apps/v1/StatefulSet", V1StatefulSet.class),
            Map.entry("batch/v1/Job", V1Job.class), Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class));

    /** Groups of operators, whose schemas come with them. */
    private static final String OPERATORS = "(postgresql\\.cnpg\\.io|barmancloud\\.cnpg\\.io|kafka\\.strimzi\\.io|k8s\\.keycloak\\.org"
            + "|monitoring\\.coreos\\.com|gateway\\.networking\\.k8s\\.io)/.*";

    @TestFactory
    Stream<DynamicTest> isClean() {
        return Stream.of("dev", "prod").map(Manifests::of).flatMap(manifests -> manifests.objects().stream()
                .filter(object -> !object.path("apiVersion").asText().matches(OPERATORS))
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

    private static ObjectNode deployment() {
        return Manifests.of("prod").copy().get("Deployment", "gateway");
    }

    private static void check(ObjectNode object) throws ReflectiveOperationException {
        var kind = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        assertThat(KINDS).containsKey(kind);
        var type = KINDS.get(kind);
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, JsonParser.parseString(object.toString()));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(Manifests.title(object) + ": " + e.getCause().getMessage(), e);
        }
        assertThat(JSON.<Object> deserialize(object.toString(), type)).isNotNull();
    }
}
