package de.schulausstattung.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.assertj.core.util.diff.DiffUtils;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;

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
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).disable(YAMLGenerator.Feature.SPLIT_LINES)
            .stringQuotingChecker(new Quoting()).build());

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
        var actual = YAML.writeValueAsString(document());
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

    /** Read again, the committed document is the same, value by value: of it a package makes its JSON. */
    @Test
    void committedDocumentLosesNothing() throws IOException {
        assumeFalse(Boolean.getBoolean("update.openapi"));

        assertThat(YAML.readTree(committed().toFile())).isEqualTo(document());
    }

    /** Generators of clients name their methods by it. Seen red with ids made of the method's name alone. */
    @Test
    void eachOperationHasAnIdOfItsOwn() throws IOException {
        var ids = document().findValuesAsText("operationId");

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    /** What the code says, without the server: the test's port is another each time. */
    private ObjectNode document() throws IOException {
        var answer = given().queryParam("format", "json").get(path()).then().statusCode(200).extract().asByteArray();
        var document = (ObjectNode) YAML.readTree(answer);
        document.remove("servers");
        return document;
    }

    private static String prefixed(String prefix, List<String> lines) {
        return lines.stream().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    /** Quotes what begins as a number does: of {@code 11:00} many readers make 660, of {@code 2026-08-01} a date. */
    private static final class Quoting extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteValue(String value) {
            return (!value.isEmpty() && "+-.0123456789".indexOf(value.charAt(0)) >= 0) || super.needToQuoteValue(value);
        }
    }
}
