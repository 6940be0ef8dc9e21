package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;
import static de.schulausstattung.manifests.Manifests.title;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.manifests.Rule.Findings;

/** What operators make of our resources. */
final class Operators {

    private static final String AUTHORITY = "-ca";
    private static final String CERTIFICATE = "ca.crt";

    private Operators() {
    }

    /**
     * What no schema says of operators: what of theirs a field of ours takes away, and what they would do unless told. Sources:
     * Strimzi 0.49 {@code BaselinePodSecurityProvider}; CloudNativePG 1.27 {@code ScheduledBackup}, Barman Cloud plugin's
     * {@code serverName}; Keycloak's operator 26.5 {@code automountServiceAccountToken}, {@code truststores}.
     */
    static List<String> habits(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pool : manifests.all("KafkaNodePool")) {
            var context = pool.at("/spec/template/pod/securityContext");
            findings.unless(context.isMissingNode() || context.has("fsGroup"),
                    "%s takes away the operator's group: a broker could not write to a fresh volume", title(pool));
        }
        for (var backup : manifests.all("ScheduledBackup")) {
            findings.unless(backup.at("/spec/immediate").asBoolean(), "%s: nothing to go back to before its first time",
                    title(backup));
        }
        for (var cluster : manifests.all("Cluster")) {
            var target = cluster.at("/spec/plugins/0/parameters/serverName").asText(Manifests.name(cluster));
            each(cluster.at("/spec/externalClusters")).map(source -> source.at("/plugin/parameters/serverName").asText())
                    .forEach(source -> findings.unless(!source.equals(target), "%s archives to %s, which it is restored from",
                            title(cluster), target));
        }
        for (var keycloak : manifests.all("Keycloak")) {
            var token = keycloak.at("/spec/automountServiceAccountToken");
            findings.unless(token.isBoolean() && !token.asBoolean(), "%s: its pods get a token of the cluster",
                    title(keycloak));
        }
        for (var object : manifests.objects()) {
            Stream.concat(object.findParents("secretName").stream().filter(volume -> isAuthority(volume.path("secretName")))
                    .filter(volume -> volume.path("items").isEmpty() || each(volume.path("items"))
                            .anyMatch(item -> !item.path("key").asText().equals(CERTIFICATE)))
                    .map(volume -> volume.path("secretName").asText()),
                    each(object.at("/spec/truststores")).map(store -> store.at("/secret/name")).filter(Operators::isAuthority)
                            .map(JsonNode::asText))
                    .forEach(secret -> findings.add("%s mounts the key of the authority %s", title(object), secret));
        }
        return findings.all();
    }

    private static boolean isAuthority(JsonNode secret) {
        return secret.asText().endsWith(AUTHORITY);
    }
}
