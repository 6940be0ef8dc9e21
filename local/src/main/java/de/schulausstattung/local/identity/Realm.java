package de.schulausstattung.local.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.local.demo.Kreis;

/**
 * The realm to import: the rules of {@code keycloak/realm.json}, and what only a local run may have: fictional people,
 * the client {@code demo} that trades their password for a token, and the machine client of a fictional Träger.
 */
public final class Realm {

    /** The client of the local run alone that takes a user's password. */
    public static final String DEMO_CLIENT = "demo";

    /** The machine client of the local run: the device management of the first Träger. */
    private static final String MACHINE_CLIENT = "mdm";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Realm() {
    }

    /** The realm for a Kreis; secrets of machine clients come from the installation. */
    public static String of(Kreis kreis, String gatewayUrl, UnaryOperator<String> secret) {
        try {
            var realm = (ObjectNode) JSON.readTree(alone(gatewayUrl, secret));
            addGroups(realm, kreis);
            addDemoClient(realm);
            addMachineClient(realm, secret.apply("client.mdm"));
            var users = (ArrayNode) realm.get("users");
            users.addObject().put("username", "service-account-" + MACHINE_CLIENT).put("enabled", true)
                    .put("serviceAccountClientId", MACHINE_CLIENT).putArray("groups")
                    .add("/traeger/" + kreis.traeger().getFirst().nummer() + "/integration");
            DemoUser.of(kreis).forEach(user -> users.add(JSON.valueToTree(representation(user))));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rules alone, with their marks filled in as Keycloak does it from its environment: what a real installation imports.
     */
    public static String alone(String gatewayUrl, UnaryOperator<String> secret) {
        return rules().replace("${GATEWAY_URL}", gatewayUrl).replace("${BETRIEB_CLIENT_SECRET}",
                secret.apply("client.betrieb"));
    }

    /** A user as Keycloak's import and its administration interface take it. */
    public static Map<String, Object> representation(DemoUser user) {
        return Map.of("username", user.username(), "enabled", true, "emailVerified", true,
                "email", user.username() + "@musterland.example", "firstName", user.firstName(), "lastName", user.lastName(),
                "credentials", List.of(Map.of("type", "password", "value", DemoUser.PASSWORD, "temporary", false)),
                "groups", user.groups());
    }

    private static void addGroups(ObjectNode realm, Kreis kreis) {
        var top = (ArrayNode) realm.get("groups");
        var known = new HashMap<String, ObjectNode>();
        top.forEach(group -> known.put("/" + group.get("name").asText(), (ObjectNode) group));
        for (var path : Groups.paths(kreis)) {
            if (known.containsKey(path)) {
                continue;
            }
            var cut = path.lastIndexOf('/');
            var parent = known.get(path.substring(0, cut));
            var group = (parent == null ? top : parent.withArray("subGroups")).addObject();
            known.put(path, group.put("name", path.substring(cut + 1)));
        }
    }

    private static void addDemoClient(ObjectNode realm) {
        var client = addClient(realm, DEMO_CLIENT, "Nur im lokalen Lauf: Token gegen Passwort");
        client.put("publicClient", true).put("directAccessGrantsEnabled", true);
        realm.get("clientScopes").forEach(scope -> client.withArray("defaultClientScopes").add(scope.get("name").asText()));
    }

    private static void addMachineClient(ObjectNode realm, String secret) {
        var client = addClient(realm, MACHINE_CLIENT, "Nur im lokalen Lauf: Geräteverwaltung eines Trägers");
        client.put("publicClient", false).put("secret", secret).put("serviceAccountsEnabled", true);
        client.withArray("defaultClientScopes").add("mitgliedschaft").add("aud-inventory-service").add("aud-gateway");
    }

    /** A client that may do nothing yet. */
    private static ObjectNode addClient(ObjectNode realm, String id, String name) {
        var client = ((ArrayNode) realm.get("clients")).addObject();
        client.put("clientId", id).put("name", name).put("enabled", true).put("standardFlowEnabled", false)
                .put("implicitFlowEnabled", false).put("directAccessGrantsEnabled", false)
                .put("serviceAccountsEnabled", false).put("fullScopeAllowed", false);
        client.putArray("redirectUris");
        client.putArray("webOrigins");
        client.putArray("optionalClientScopes");
        return client;
    }

    private static String rules() {
        try (var in = Objects.requireNonNull(Realm.class.getResourceAsStream("/keycloak/realm.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
