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
 * The realm to import: the rules of {@code keycloak/realm.json}, and what only a local run may have: fictional people, and
 * the client {@code demo} that trades their password for a token.
 */
public final class Realm {

    /** The client of the local run alone that takes a user's password. */
    public static final String DEMO_CLIENT = "demo";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Realm() {
    }

    /** The realm for a Kreis; secrets of machine clients come from the installation. */
    public static String of(Kreis kreis, String gatewayUrl, UnaryOperator<String> secret) {
        try {
            var realm = (ObjectNode) JSON.readTree(rules().replace("${gateway.url}", gatewayUrl)
                    .replace("${secret.mdm}", secret.apply("client.mdm"))
                    .replace("${secret.betrieb}", secret.apply("client.betrieb"))
                    .replace("${traeger}", kreis.traeger().getFirst().nummer()));
            addGroups(realm, kreis);
            addDemoClient(realm);
            var users = (ArrayNode) realm.get("users");
            DemoUser.of(kreis).forEach(user -> users.add(JSON.valueToTree(representation(user))));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A user as Keycloak's import and its administration interface take it. */
    public static Map<String, Object> representation(DemoUser user) {
        return Map.of("username", user.username(), "enabled", true, "emailVerified", true,
                "email", user.username() + "@musterland.example", "firstName", user.firstName(), "lastName", user.lastName(),
                "credentials", List.of(Map.of("type", "password", "value", DemoUser.PASSWORD, "temporary", false)),
                "groups", user.groups());
    }

    private static void addGroups(ObjectNode realm, Kreis kreis) {
        var top = realm.putArray("groups");
        var known = new HashMap<String, ObjectNode>();
        for (var path : Groups.paths(kreis)) {
            var cut = path.lastIndexOf('/');
            var parent = known.get(path.substring(0, cut));
            var group = (parent == null ? top : parent.withArray("subGroups")).addObject();
            known.put(path, group.put("name", path.substring(cut + 1)));
        }
    }

    private static void addDemoClient(ObjectNode realm) {
        var client = ((ArrayNode) realm.get("clients")).addObject();
        client.put("clientId", DEMO_CLIENT).put("name", "Nur im lokalen Lauf: Token gegen Passwort").put("enabled", true)
                .put("publicClient", true).put("standardFlowEnabled", false).put("implicitFlowEnabled", false)
                .put("directAccessGrantsEnabled", true).put("serviceAccountsEnabled", false).put("fullScopeAllowed", false);
        client.putArray("redirectUris");
        client.putArray("webOrigins");
        client.set("defaultClientScopes", scopeNames(realm));
        client.putArray("optionalClientScopes");
    }

    private static ArrayNode scopeNames(ObjectNode realm) {
        var names = JSON.createArrayNode();
        realm.get("clientScopes").forEach(scope -> names.add(scope.get("name").asText()));
        return names;
    }

    private static String rules() throws IOException {
        try (var in = Objects.requireNonNull(Realm.class.getResourceAsStream("/keycloak/realm.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
