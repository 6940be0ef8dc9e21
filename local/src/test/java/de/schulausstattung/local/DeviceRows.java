package de.schulausstattung.local;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** Files with many devices, and the jobs that import them. */
final class DeviceRows {

    private static final String INVENTORY = "/api/inventory/v1";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private DeviceRows() {
    }

    /** So many devices of one school, numbered behind the prefix; another price makes another file of the same devices. */
    static String file(String prefix, int rows, String price) {
        var school = People.school().schulnummer();
        return IntStream.range(0, rows).mapToObj(row -> "%s%05d;Elbe;Tab 11;TABLET;SUS;%s;02.11.2026;%s".formatted(prefix, row,
                school, price)).collect(Collectors.joining("\n",
                        "inventoryNumber;maker;model;deviceClass;userGroup;schulnummer;purchasedOn;price\n", "\n"));
    }

    /** Asks for the import; returns the job's id. */
    static String submit(Api clerk, String file) {
        return clerk.postText(INVENTORY + "/devices/imports?mode=ALL_OR_NOTHING&dryRun=false", "text/csv; charset=utf-8", file)
                .require().json().path("id").asText();
    }

    /** The job once it has ended. */
    static JsonNode awaitEnd(Ledger.Caller clerk, String job) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> look(clerk, job),
                state -> state != null && state.path("finishedAt").isTextual());
    }

    /** The job as it is, or null while nobody answers. */
    private static @Nullable JsonNode look(Ledger.Caller clerk, String job) {
        try {
            var answer = clerk.api().get(INVENTORY + "/jobs/" + job);
            return answer.status() == 200 ? answer.json() : null;
        } catch (StartFailed e) {
            return null;
        }
    }
}
