package de.schulausstattung.gateway;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;

import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** What the tests of the running gateway share: callers with a limit of their own, and what the service behind has seen. */
@QuarkusTestResource(UpstreamResource.class)
abstract class GatewayTest {

    /** The routes of the test configuration that ask for a token. */
    static final List<String> ROUTES = List.of("/api/inventory/v1", "/api/needs/v1", "/api/meetings/v1", "/api/reports/v1");
    static final String PROBLEM = "application/problem+json";

    /** Names this test's requests in the records of the upstream. */
    final String id = "t-" + UUID.randomUUID();
    /** A caller that no other test counts against. */
    final String token = Tokens.of("s-" + id, "/traeger/10078/it-beschaffung");

    RequestSpecification anonymous() {
        return RestAssured.given().urlEncodingEnabled(false).redirects().follow(false).header("X-Request-ID", id);
    }

    RequestSpecification caller() {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    List<Map<String, Object>> arrived() {
        return RestAssured.given().baseUri(upstream()).get("/records?id=" + id).jsonPath().getList("requests");
    }

    boolean wasAborted() {
        return RestAssured.given().baseUri(upstream()).get("/records?id=" + id).jsonPath().getBoolean("aborted");
    }

    static String upstream() {
        return ConfigProvider.getConfig().getValue("test.upstream", String.class);
    }
}
