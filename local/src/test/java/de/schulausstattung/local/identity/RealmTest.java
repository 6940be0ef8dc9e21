package de.schulausstattung.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.platform.security.Membership;
import de.schulausstattung.platform.security.Role;

class RealmTest {

    private JsonNode realm;

    @BeforeEach
    void read() throws JsonProcessingException {
        realm = JsonMapper.builder().build()
                .readTree(Realm.of(Kreis.demo(), "http://localhost:8080", name -> "secret-of-" + name));
    }

    @Test
    void signsWithPs256AndLetsTokensLiveFiveMinutes() {
        assertThat(realm.path("defaultSignatureAlgorithm").asText()).isEqualTo("PS256");
        assertThat(realm.at("/components/org.keycloak.keys.KeyProvider/0/config/algorithm/0").asText()).isEqualTo("PS256");
        assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
    }

    @Test
    void slowsDownGuessingAndRotatesRefreshTokens() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("failureFactor").asInt()).isBetween(3, 10);
        assertThat(realm.path("revokeRefreshToken").asBoolean()).isTrue();
        assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
    }

    @Test
    void redirectsToExactAddressesOnly() {
        for (var client : realm.path("clients")) {
            var addresses = new ArrayList<String>();
            client.path("redirectUris").forEach(address -> addresses.add(address.asText()));
            client.path("webOrigins").forEach(address -> addresses.add(address.asText()));
            addresses.add(client.at("/attributes/post.logout.redirect.uris").asText());

            assertThat(addresses).as(name(client)).noneMatch(address -> address.contains("*") || address.equals("+"));
        }
        assertThat(client("portal").path("redirectUris")).extracting(JsonNode::asText)
                .contains("http://localhost:8080/swagger-ui/oauth2-redirect.html");
    }

    @Test
    void wantsAProofKeyFromEveryClientWithALoginPage() {
        for (var client : realm.path("clients")) {
            if (client.path("standardFlowEnabled").asBoolean(true)) {
                assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).as(name(client)).isEqualTo("S256");
            }
            assertThat(client.path("implicitFlowEnabled").asBoolean(true)).as(name(client)).isFalse();
        }
    }

    @Test
    void tradesPasswordsForTokensOnlyInTheLocalClient() {
        assertThat(realm.path("clients")).filteredOn(client -> client.path("directAccessGrantsEnabled").asBoolean(true))
                .extracting(RealmTest::name).containsExactly("demo");
    }

    /** Keycloak adds it to a realm that does not name it: public, with passwords for tokens and full scope. */
    @Test
    void closesTheClientThatKeycloakWouldAdd() {
        var cli = client("admin-cli");

        for (var flow : List.of("enabled", "standardFlowEnabled", "implicitFlowEnabled", "directAccessGrantsEnabled",
                "serviceAccountsEnabled", "fullScopeAllowed")) {
            assertThat(cli.path(flow).asBoolean(true)).as(flow).isFalse();
        }
    }

    /** Red while the file had marks with dots, which no environment can fill, and clients of groups that it did not make. */
    @Test
    void theFileAloneNamesOnlyWhatItBringsAndWhatAnEnvironmentCanFill() throws IOException {
        var text = new String(Objects.requireNonNull(Realm.class.getResourceAsStream("/keycloak/realm.json")).readAllBytes(),
                StandardCharsets.UTF_8);
        var file = JsonMapper.builder().build().readTree(text);
        var groups = leaves(file.path("groups"), "");

        assertThat(Pattern.compile("\\$\\{([^}]*)}").matcher(text).results().map(mark -> mark.group(1)))
                .containsOnly("GATEWAY_URL", "BETRIEB_CLIENT_SECRET");
        assertThat(file.path("users")).flatExtracting(user -> user.path("groups").valueStream().map(JsonNode::asText).toList())
                .isNotEmpty().isSubsetOf(groups);
        assertThat(file.path("clients")).extracting(RealmTest::name).containsExactlyInAnyOrder("portal", "admin-cli",
                "betrieb");
    }

    @Test
    void putsNothingIntoTokensThatAScopeDoesNotName() {
        for (var client : realm.path("clients")) {
            assertThat(client.path("fullScopeAllowed").asBoolean(true)).as(name(client)).isFalse();
            if (!client.path("enabled").asBoolean()) {
                continue;
            }
            assertThat(client.path("defaultClientScopes")).as(name(client)).extracting(JsonNode::asText)
                    .contains("mitgliedschaft");
            assertThat(client.path("optionalClientScopes").isEmpty()).as(name(client)).isTrue();
        }
    }

    @Test
    void hasAnAudienceForEachService() {
        assertThat(realm.path("clientScopes")).extracting(RealmTest::scopeAudience).contains("inventory-service",
                "needs-service", "meeting-service", "report-service", "gateway");
    }

    @Test
    void writesFullPathsIntoTheAccessTokenAlone() {
        var mapper = realm.at("/clientScopes/0/protocolMappers/1/config");

        assertThat(mapper.path("claim.name").asText()).isEqualTo("m");
        assertThat(mapper.path("full.path").asText()).isEqualTo("true");
        assertThat(mapper.path("access.token.claim").asText()).isEqualTo("true");
        assertThat(mapper.path("id.token.claim").asText()).isEqualTo("false");
        assertThat(mapper.path("userinfo.token.claim").asText()).isEqualTo("false");
    }

    @Test
    void everyRoleOfTheServicesIsAGroupAndEveryGroupIsARole() {
        var memberships = leaves(realm.path("groups"), "").stream().map(path -> {
            assertThat(Membership.parse(path)).as(path).isPresent();
            return Membership.parse(path).orElseThrow();
        }).toList();

        assertThat(memberships).extracting(Membership::role).contains(Role.values());
    }

    @Test
    void everyUserIsMemberOfGroupsThatExist() {
        var groups = leaves(realm.path("groups"), "");

        for (var user : realm.path("users")) {
            assertThat(user.path("groups")).as(user.path("username").asText()).extracting(JsonNode::asText)
                    .allMatch(groups::contains);
        }
        assertThat(realm.path("users")).filteredOn(user -> user.path("groups").isEmpty())
                .extracting(user -> user.path("username").asText()).containsExactly("n.ohnesorg");
    }

    @Test
    void hasOnePersonWithTwoTraegerAndAStranger() {
        var users = DemoUser.of(Kreis.demo());
        var tenants = users.stream().map(user -> user.groups().stream().map(group -> Membership.parse(group).orElseThrow())
                .map(membership -> String.valueOf(membership.tenant())).distinct().toList()).toList();

        assertThat(tenants).contains(List.of("traeger-19902", "traeger-19903"), List.of("traeger-19904"),
                List.of("kreis-05999"),
                List.of("null"));
    }

    @Test
    void takesSecretsFromTheInstallation() {
        assertThat(client("mdm").path("secret").asText()).isEqualTo("secret-of-client.mdm");
        assertThat(client("betrieb").path("secret").asText()).isEqualTo("secret-of-client.betrieb");
        assertThat(realm.toString()).doesNotContain("${");
    }

    private JsonNode client(String id) {
        for (var client : realm.path("clients")) {
            if (name(client).equals(id)) {
                return client;
            }
        }
        throw new AssertionError(id);
    }

    private static String name(JsonNode client) {
        return client.path("clientId").asText();
    }

    private static String scopeAudience(JsonNode scope) {
        return scope.at("/protocolMappers/0/config/included.custom.audience").asText();
    }

    private static List<String> leaves(JsonNode groups, String parent) {
        var leaves = new ArrayList<String>();
        for (var group : groups) {
            var path = parent + "/" + group.path("name").asText();
            if (group.has("subGroups")) {
                leaves.addAll(leaves(group.path("subGroups"), path));
            } else {
                leaves.add(path);
            }
        }
        return leaves;
    }
}
