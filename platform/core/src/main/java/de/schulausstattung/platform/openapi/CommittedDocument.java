package de.schulausstattung.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** An application's OpenAPI document as it stands in {@code docs/openapi}; the build packs it with the application. */
public final class CommittedDocument {

    private final byte[] yaml;

    private CommittedDocument(byte[] yaml) {
        this.yaml = yaml;
    }

    /**
     * The document of this application.
     *
     * @param application its name, {@code quarkus.application.name}
     * @throws IllegalStateException where it is not packed
     */
    public static CommittedDocument of(String application) {
        var name = "META-INF/openapi/" + application + ".yaml";
        try (InputStream packed = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (packed == null) {
                throw new IllegalStateException("The package has no " + name);
            }
            return new CommittedDocument(packed.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it was committed, byte for byte. */
    public byte[] yaml() {
        return yaml.clone();
    }

    /** The same in JSON, parsed anew each time: some tens of milliseconds of work, never for an event loop. */
    public ObjectNode json() {
        try {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
