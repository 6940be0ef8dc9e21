package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.restassured.response.Response;

/**
 * Every bad token is refused by the service itself, with a problem document, and no token makes it call another server.
 *
 * <pre>
 * &#64;QuarkusTest
 * &#64;WithTestResource(…)
 * class TokenTest extends TokenContract {
 * }
 * </pre>
 */
public abstract class TokenContract {

    /** An operation that every valid token may call; a service keeps the default. */
    protected String path() {
        return ConfigProvider.getConfig().getValue("quarkus.rest.path", String.class) + "/me";
    }

    @TestFactory
    Stream<DynamicTest> badTokens() {
        var canary = new Canary();
        var tests = new ArrayList<DynamicTest>();
        tests.add(dynamicTest("a valid token is accepted", () -> demand(200,
                given().header("Authorization", "Bearer " + new SignedToken().valid()).get(path()))));
        tests.add(dynamicTest("our audience may stand last", () -> demand(200, given().header("Authorization", "Bearer "
                + new SignedToken().claim("aud", "[\"account\",\"" + audience() + "\"]").valid()).get(path()))));
        BadTokens.all(canary.url()).forEach(token -> tests.add(dynamicTest(token.name(), () -> refuse(token))));
        tests.add(dynamicTest("nobody asked another server for keys", () -> {
            canary.close();
            if (canary.calls() > 0) {
                throw new AssertionError(canary.calls() + " calls to the address that a token named");
            }
        }));
        return tests.stream();
    }

    /** The audience the service asks for; a service keeps the default. */
    protected String audience() {
        return ConfigProvider.getConfig().getValue("quarkus.oidc.token.audience", String.class);
    }

    private void refuse(BadTokens.BadToken token) {
        answer(token).ifPresent(response -> requireRefusal(token, response));
    }

    /** Empty where the header is longer than the server takes, and it has closed before all of it was sent. */
    private Optional<Response> answer(BadTokens.BadToken token) {
        try {
            return Optional.of(token.sent().apply(given().redirects().follow(false)).get(path()));
        } catch (Exception e) {
            if (e instanceof SocketException && token.statuses().contains(431)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void requireRefusal(BadTokens.BadToken token, Response response) {
        if (!token.statuses().contains(response.statusCode())) {
            throw new AssertionError("answered " + response.statusCode() + " " + response.asString());
        }
        var findings = response.statusCode() == 431 ? List.<String> of() : ProblemBody.findings(response);
        if (!findings.isEmpty()) {
            throw new AssertionError(String.join("\n", findings));
        }
    }

    private static void demand(int status, Response response) {
        if (response.statusCode() != status) {
            throw new AssertionError("answered " + response.statusCode() + " " + response.asString());
        }
    }
}
