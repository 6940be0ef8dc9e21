package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.schulausstattung.local.identity.Realm;

/** What the running identity provider made of the realm's file, its own additions included. */
@ExtendWith(SuiteExtension.class)
@Order(2)
class RealmIT {

    private static final String ALONE = "alone";

    private final Api keycloak;
    private final String secret;

    RealmIT(RunningSuite suite) {
        var server = "http://localhost:" + suite.ports().keycloak();
        var token = Api.at(server + "/realms/master").token(Map.of("grant_type", "password", "client_id", "admin-cli",
                "username", "admin", "password", suite.secrets().of("keycloak.admin")));
        keycloak = Api.at(server + "/admin/realms").as(token);
        secret = suite.secrets().of("client.betrieb");
    }

    /** Red while the file did not name {@code admin-cli}: Keycloak added it, public and with passwords for tokens. */
    @Test
    void noClientButTheDemosTradesPasswordsForTokens() {
        assertThat(clients(IdentityProvider.REALM)).filteredOn(client -> client.path("directAccessGrantsEnabled").asBoolean())
                .extracting(client -> client.path("clientId").asText()).containsExactly(Realm.DEMO_CLIENT);
    }

    /** Red while its service accounts were to join groups that only the local run makes. */
    @Test
    void theFileCanBeImportedAlone() throws JsonProcessingException {
        var realm = (ObjectNode) JsonMapper.builder().build().readTree(Realm.alone("https://schule.example", _ -> secret));
        keycloak.post("", realm.put("realm", ALONE)).require();
        try {
            var account = keycloak.get("/" + ALONE + "/users?username=service-account-betrieb").require().json().path(0);
            assertThat(keycloak.get("/" + ALONE + "/users/" + account.path("id").asText() + "/groups").require().json())
                    .extracting(group -> group.path("path").asText()).containsExactly("/betrieb");
            assertThat(clients(ALONE)).noneMatch(client -> client.path("directAccessGrantsEnabled").asBoolean());
        } finally {
            keycloak.delete("/" + ALONE).require();
        }
    }

    private JsonNode clients(String realm) {
        return keycloak.get("/" + realm + "/clients").require().json();
    }
}
