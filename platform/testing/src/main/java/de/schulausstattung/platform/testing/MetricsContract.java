package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;

/**
 * The running application exposes every metric that {@code docs/metrics.csv} promises of it, under that name and with those
 * labels: alert rules and dashboards ask for nothing else.
 *
 * <pre>
 * &#64;QuarkusTest
 * class MetricsTest extends MetricsContract {
 *     &#64;Override
 *     protected Set&lt;String&gt; groups() {
 *         return Set.of("data", "needs-service");
 *     }
 * }
 * </pre>
 */
public abstract class MetricsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TestHTTPResource(value = "/metrics", management = true)
    URI address;

    /** Which rows of the list are about this application beside {@code all}: {@code data}, {@code consumers}, its name. */
    protected abstract Set<String> groups();

    /** What the management port says now. */
    protected final Metrics metrics() {
        return Metrics.parse(given().get(address).then().statusCode(200).extract().asString());
    }

    /** A request that is answered, whoever asks. */
    protected void request() {
        given().get(ConfigProvider.getConfig().getValue("quarkus.rest.path", String.class) + "/me").then().statusCode(401);
    }

    /** The {@code uri} under which that request is counted: the template of the operation, below the path of the service. */
    protected String template() {
        return "/me";
    }

    @Test
    void exposesWhatIsPromised() {
        request();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(missing(metrics())).isEmpty());
    }

    @Test
    void countsAndTimesRequestsByTheirTemplate() {
        var template = template();
        var before = metrics().sum("http_server_requests_seconds_count", "uri", template, "status", "401");
        request();
        await().atMost(PATIENCE).untilAsserted(() -> {
            var exposed = metrics();
            assertThat(exposed.sum("http_server_requests_seconds_count", "uri", template, "status", "401"))
                    .as("%s", exposed.of("http_server_requests_seconds_count")).isGreaterThanOrEqualTo(before + 1);
        });
        var now = metrics();
        assertThat(now.sum("http_server_requests_seconds_bucket", "uri", template, "status", "401", "le", "+Inf"))
                .isEqualTo(now.sum("http_server_requests_seconds_count", "uri", template, "status", "401"));
    }

    private List<String> missing(Metrics exposed) {
        var missing = new ArrayList<String>();
        for (var row : rows()) {
            var of = row.get(3);
            if (!of.equals("all") && !groups().contains(of)) {
                continue;
            }
            for (var name : Metrics.names(row.get(0), row.get(1))) {
                var labels = row.get(2).isEmpty() ? List.<String> of() : List.of(row.get(2).split(",", -1));
                if (exposed.of(name).stream().noneMatch(sample -> sample.labels().keySet().containsAll(labels))) {
                    missing.add(name + labels);
                }
            }
        }
        return missing;
    }

    private static List<List<String>> rows() {
        try {
            return Files.readAllLines(ProjectRoot.find().resolve("docs/metrics.csv")).stream().skip(1)
                    .map(line -> List.of(line.split(";", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
