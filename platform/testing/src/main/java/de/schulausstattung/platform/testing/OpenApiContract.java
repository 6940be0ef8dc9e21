package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.assertj.core.util.diff.DiffUtils;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Holds a service to its committed OpenAPI document, so that a change of the interface is seen in review:
 * {@code docs/openapi/<service>.yaml}. With {@code -Dupdate.openapi=true} the document is rewritten instead.
 *
 * <pre>
 * &#64;QuarkusTest
 * &#64;WithTestResource(…)
 * class OpenApiTest extends OpenApiContract {
 * }
 * </pre>
 */
public abstract class OpenApiContract {

    private static final int SHOWN = 40;

    /** The committed document; a service keeps the default. */
    protected Path committed() {
        var service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        return ProjectRoot.find().resolve("docs/openapi/" + service + ".yaml");
    }

    /** Where the running service shows its document; a service keeps the default. */
    protected String path() {
        return ConfigProvider.getConfig().getValue("quarkus.smallrye-openapi.path", String.class);
    }

    @Test
    void documentIsTheCommittedOne() throws IOException {
        var actual = withoutServers(document());
        var file = committed();
        if (Boolean.getBoolean("update.openapi")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
            return;
        }
        if (!Files.exists(file)) {
            throw new AssertionError(file + " is missing; write it with -Dupdate.openapi=true and commit it");
        }
        var deltas = DiffUtils.diff(Files.readString(file).lines().toList(), actual.lines().toList()).getDeltas();
        if (!deltas.isEmpty()) {
            throw new AssertionError("The interface is not the committed one (" + file
                    + "). If the change is meant, write it with "
                    + "-Dupdate.openapi=true and commit it.\n" + deltas.stream().limit(SHOWN).map(delta -> "@@ line "
                            + (delta.getOriginal().getPosition() + 1) + "\n" + prefixed("- ", delta.getOriginal().getLines())
                            + prefixed("+ ", delta.getRevised().getLines())).collect(Collectors.joining()));
        }
    }

    /** Generators of clients name their methods by it. Seen red with ids made of the method's name alone. */
    @Test
    void eachOperationHasAnIdOfItsOwn() {
        var ids = document().lines().map(String::strip).filter(line -> line.startsWith("operationId: "))
                .toList();

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    private String document() {
        return given().accept("application/yaml").get(path()).then().statusCode(200).extract().asString();
    }

    private static String prefixed(String prefix, List<String> lines) {
        return lines.stream().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    /** The test's port is another each time. */
    private static String withoutServers(String yaml) {
        return yaml.replaceAll("(?m)^servers:\\R(?:[- ].*\\R)+", "");
    }
}
