package de.schulausstattung.platform.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.restassured.RestAssured;

class OpenApiContractTest {

    private static final String COMMITTED = """
            ---
            openapi: "3.1.0"
            paths:
              /api/tiny/v1/rooms:
                get:
                  responses: {}
              /api/tiny/v1/rooms/{id}:
                get:
                  responses: {}
                delete:
                  responses: {}
            """;

    private final TinyService service = new TinyService();
    private final int portBefore = RestAssured.port;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        RestAssured.port = service.port();
    }

    @AfterEach
    void stop() {
        RestAssured.port = portBefore;
        service.close();
    }

    @Test
    void acceptsTheCommittedDocument() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), COMMITTED);

        assertThatCode(() -> contract().documentIsTheCommittedOne()).doesNotThrowAnyException();
        assertThatCode(() -> contract().committedDocumentLosesNothing()).doesNotThrowAnyException();
    }

    @Test
    void findsWhatAReaderTakesForANumber() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), COMMITTED.replace("\"3.1.0\"", "3.1"));

        assertThatThrownBy(() -> contract().committedDocumentLosesNothing()).isInstanceOf(AssertionError.class)
                .hasMessageContaining("{\"openapi\":3.1,");
    }

    @Test
    void showsWhatDiffers() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), COMMITTED.replace("delete", "put"));

        assertThatThrownBy(() -> contract().documentIsTheCommittedOne()).isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dupdate.openapi=true").hasMessageContaining("@@ line 10")
                .hasMessageMatching("(?s).*\n- +put:.*\n\\+ +delete:.*");
    }

    @Test
    void asksForAMissingDocument() {
        assertThatThrownBy(() -> contract().documentIsTheCommittedOne()).hasMessageContaining("is missing");
    }

    private OpenApiContract contract() {
        return new OpenApiContract() {
            @Override
            protected Path committed() {
                return folder.resolve("tiny.yaml");
            }

            @Override
            protected String path() {
                return "/api/tiny/openapi";
            }
        };
    }
}
