package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;
import static java.util.Map.entry;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.annotations.SerializedName;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;

/**
 * Types as the API server takes them: the client that reads the objects would make a number of {@code "8080"}, and knows no
 * words that are the only ones allowed.
 */
final class CoreTypes {

    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

    /** From the reference of Kubernetes' API 1.34. */
    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            entry("V1Container.imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
            entry("V1ContainerPort.protocol", PROTOCOLS), entry("V1ServicePort.protocol", PROTOCOLS),
            entry("V1NetworkPolicyPort.protocol", PROTOCOLS),
            entry("V1PodSpec.restartPolicy", Set.of("Always", "OnFailure", "Never")),
            entry("V1PodSpec.dnsPolicy", Set.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None")),
            entry("V1HTTPGetAction.scheme", Set.of("HTTP", "HTTPS")),
            entry("V1ServiceSpec.type", Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")),
            entry("V1DeploymentStrategy.type", Set.of("RollingUpdate", "Recreate")),
            entry("V1StatefulSetUpdateStrategy.type", Set.of("RollingUpdate", "OnDelete")),
            entry("V1StatefulSetSpec.podManagementPolicy", Set.of("OrderedReady", "Parallel")),
            entry("V1SeccompProfile.type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
            entry("V1TopologySpreadConstraint.whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")),
            entry("V1TopologySpreadConstraint.nodeTaintsPolicy", Set.of("Honor", "Ignore")),
            entry("V1LabelSelectorRequirement.operator", Set.of("In", "NotIn", "Exists", "DoesNotExist")),
            entry("V1PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy", Set.of("IfHealthyBudget", "AlwaysAllow")),
            entry("V1NetworkPolicySpec.policyTypes", Set.of("Ingress", "Egress")),
            entry("V1HTTPIngressPath.pathType", Set.of("Exact", "Prefix", "ImplementationSpecific")),
            entry("V1PersistentVolumeClaimSpec.accessModes",
                    Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")),
            entry("V2MetricSpec.type", Set.of("Resource", "ContainerResource", "Pods", "Object", "External")),
            entry("V2MetricTarget.type", Set.of("Utilization", "Value", "AverageValue")));

    /** Words in other fields look like this; a field that is not known must be looked up. */
    private static final Pattern WORD = Pattern.compile("([A-Z][a-z]+)+");
    private static final Set<String> FREE = Set.of("V1Secret.type");

    private CoreTypes() {
    }

    /** What has another type or says a word that there is not; empty if nothing. */
    static List<String> check(JsonNode object, Class<?> model) {
        var wrong = new ArrayList<String>();
        check("", object, model, model.getSimpleName(), wrong);
        return wrong;
    }

    private static void check(String path, JsonNode node, Type type, String field, List<String> wrong) {
        if (type instanceof ParameterizedType generic) {
            var element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType().equals(List.class) ? !node.isArray() : !node.isObject()) {
                wrong.add("%s: %s is no %s".formatted(path, node, generic));
            } else if (node.isArray()) {
                each(node).forEach(value -> check(path + "[]", value, element, field, wrong));
            } else {
                node.properties().forEach(value -> check(path + "." + value.getKey(), value.getValue(), element, "", wrong));
            }
        } else if (type.equals(String.class)) {
            text(path, node, field, wrong);
        } else if (!fits(node, type)) {
            wrong.add("%s: %s is no %s".formatted(path, node, type));
        } else if (type instanceof Class<?> model && model.getPackageName().endsWith(".models")) {
            node.properties().forEach(value -> Arrays.stream(model.getDeclaredFields())
                    .filter(candidate -> named(candidate, value.getKey())).forEach(found -> check(path + "." + value.getKey(),
                            value.getValue(), found.getGenericType(), model.getSimpleName() + "." + value.getKey(), wrong)));
        }
    }

    private static void text(String path, JsonNode node, String field, List<String> wrong) {
        var words = WORDS.get(field);
        if (!node.isTextual()) {
            wrong.add("%s: %s is no text".formatted(path, node));
        } else if (words != null && !words.contains(node.asText())) {
            wrong.add("%s: %s is none of %s".formatted(path, node, words));
        } else if (words == null && !field.isEmpty() && WORD.matcher(node.asText()).matches()
                && !field.endsWith(".kind") && !FREE.contains(field)) {
            wrong.add("%s: %s may be one of few words, look up those of %s".formatted(path, node, field));
        }
    }

    private static boolean named(Field field, String name) {
        var annotation = field.getAnnotation(SerializedName.class);
        return annotation != null && annotation.value().equals(name);
    }

    private static boolean fits(JsonNode node, Type type) {
        if (type.equals(Integer.class) || type.equals(Long.class)) {
            return node.isIntegralNumber();
        }
        if (type.equals(IntOrString.class)) {
            // A name of a port has a letter, a share its sign: what has digits only is a number that somebody quoted.
            return node.isIntegralNumber() || (node.isTextual() && !node.asText().matches("\\d+"));
        }
        if (type.equals(Boolean.class)) {
            return node.isBoolean();
        }
        if (type.equals(Quantity.class)) {
            return node.isTextual() || node.isNumber();
        }
        if (type.equals(OffsetDateTime.class) || type.equals(byte[].class)) {
            return node.isTextual();
        }
        return !(type instanceof Class<?> model && model.getPackageName().endsWith(".models")) || node.isObject();
    }
}
