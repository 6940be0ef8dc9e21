package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

/** The page of all keys is what the classes say. */
class ConfigurationDocumentTest {

    private static final String PAGE = "docs/configuration.md";

    private final String expected = ConfigurationDocument.text(new Project());

    @Test
    void thePageHasEveryKey() throws IOException {
        if (Boolean.getBoolean("update.configuration")) {
            Files.writeString(Project.file(PAGE), expected);
        }
        assertThat(Project.text(PAGE)).as("write it with -Dupdate.configuration=true").isEqualTo(expected);
    }

    @Test
    void aKeyOfEachKindIsThere() {
        assertThat(expected).contains("| `schulausstattung.outbox.batch` | `SCHULAUSSTATTUNG_OUTBOX_BATCH` | `500` |",
                "| `gateway.routes.<name>.body-limit` | `GATEWAY_ROUTES_<NAME>_BODY_LIMIT` | `1M` |",
                "| `schulausstattung.cursor.keys.<name>` |", "| `schulausstattung.storage.path` |",
                "| `quarkus.oidc.token.signature-algorithm` | all | `PS256` |",
                "| `mp.messaging.incoming.other-events.fetch.max.bytes` |", "| `schulausstattung.clean-up.every` | services |");
    }
}
