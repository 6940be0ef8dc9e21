package de.schulausstattung.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.paging.Cursors;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class OpenApiTest extends GatewayTest {

    @Test
    void mergesWhatCanBeReachedAndNamesWhatIsDown() {
        anonymous().get("/openapi").then().statusCode(200).contentType("application/json")
                .body("openapi", startsWith("3.1"))
                .body("x-unavailable", equalTo(java.util.List.of("endless", "needs")))
                .body("paths", hasKey("/api/inventory/v1/things")).body("paths", hasKey("/api/reports/v1/things"))
                .body("paths", hasKey("/api/gateway/v1/me")).body("paths", not(hasKey("/internal/inventory")))
                .body("paths.'/api/inventory/v1/things'", not(hasKey("trace")))
                .body("paths.'/api/inventory/v1/things'.get.security[0]", hasKey("login"))
                .body("paths.'/api/inventory/v1/calendars/{link}'.get.security[0]", hasKey("login"))
                .body("paths.'/api/meetings/v1/calendars/{link}'.get", not(hasKey("security")))
                .body("components.schemas", hasKey("Shared")).body("components.schemas", hasKey("InventoryThing"))
                .body("components.schemas", hasKey("ReportsPage")).body("components.schemas", not(hasKey("Thing")))
                .body("components.securitySchemes.login.flows.authorizationCode.tokenUrl",
                        containsString("/openid-connect/token"))
                .body("tags.name", hasItem("Things of inventory"));
    }

    /** A service that never ends its document: red while all of it was read before anybody looked how much it was. */
    @Test
    void readsNoMoreOfADocumentThanItWouldTake() {
        anonymous().get("/openapi").then().statusCode(200).body("x-unavailable", hasItem("endless"));

        assertThat(RestAssured.given().baseUri(upstream()).get("/endless").asString()).satisfies(
                taken -> assertThat(Long.parseLong(taken)).isBetween(8L * 1024 * 1024, 32L * 1024 * 1024));
    }

    /** Whoever signs no cursors must start without a key for them. */
    @Test
    void needsNoKeyForCursors() {
        assertThat(Arc.container().select(Cursors.class).isUnsatisfied()).isTrue();
    }

    @Test
    void speaksYamlToo() {
        assertThat(anonymous().get("/openapi?format=yaml").then().statusCode(200).contentType("application/yaml").extract()
                .asString()).contains("openapi: \"3.1.0\"");
        anonymous().header("Accept", "application/yaml").get("/openapi").then().statusCode(200).contentType("application/yaml");
        anonymous().get("/openapi?format=xml").then().statusCode(406).contentType(PROBLEM);
        anonymous().post("/openapi").then().statusCode(405).contentType(PROBLEM).header("Allow", "GET, HEAD");
    }

    @Test
    void servesSwaggerUiWithLoginOfThePortal() {
        anonymous().get("/swagger-ui").then().statusCode(302).header("Location", "/swagger-ui/");
        anonymous().get("/swagger-ui/").then().statusCode(200).contentType("text/html").body(containsString("/openapi"))
                .body(containsString("portal")).body(containsString("usePkceWithAuthorizationCodeGrant"))
                .header("Content-Security-Policy", containsString("connect-src 'self' http://localhost"));
        anonymous().get("/swagger-ui/swagger-ui-bundle.js").then().statusCode(200);
    }
}
