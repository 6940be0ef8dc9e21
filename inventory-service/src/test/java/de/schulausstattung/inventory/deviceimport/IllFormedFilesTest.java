package de.schulausstattung.inventory.deviceimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.inventory.Jobs;
import de.schulausstattung.platform.testing.Postgres;
import io.quarkus.test.junit.QuarkusTest;

/**
 * D-09 in small: a corpus of ill-formed files, each a good file with one fault at a place that a seeded generator chose.
 * Nothing of any of them is stored, no event leaves, and each says in which line and column it is wrong, with a code.
 */
@QuarkusTest
class IllFormedFilesTest extends InventoryTest {

    private static final List<String> HEADER = List.of("Inventarnummer", "Seriennummer", "Schulnummer", "Raum", "Hersteller",
            "Modell", "Geräteklasse", "Nutzergruppe", "Status", "Kaufdatum", "Preis", "In Betrieb ab");
    private static final int ROWS = 12;

    /** A fault of a cell: which column, what becomes of its value, and the code that must be reported. */
    private record Fault(String column, UnaryOperator<String> spoil, String code) {
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("Inventarnummer", _ -> "", "not-blank"),
            new Fault("Inventarnummer", _ -> "x".repeat(65), "size"),
            new Fault("Inventarnummer", _ -> "N-01", "duplicate"),
            new Fault("Seriennummer", _ -> "S-01", "duplicate"),
            new Fault("Seriennummer", _ -> "x".repeat(101), "size"),
            new Fault("Schulnummer", _ -> "", "pattern"),
            new Fault("Schulnummer", value -> value.substring(1), "pattern"),
            new Fault("Schulnummer", _ -> "100000", "school-unknown"),
            new Fault("Schulnummer", value -> "=\"" + value + "\"", "pattern"),
            new Fault("Raum", _ -> "Atlantis", "room-unknown"),
            new Fault("Hersteller", _ -> "", "required"),
            new Fault("Hersteller", _ -> "x".repeat(101), "size"),
            new Fault("Modell", _ -> "", "required"),
            new Fault("Geräteklasse", _ -> "Fahrrad", "unreadable"),
            new Fault("Geräteklasse", _ -> "", "required"),
            new Fault("Nutzergruppe", _ -> "Alle", "unreadable"),
            new Fault("Nutzergruppe", _ -> "", "not-null"),
            new Fault("Status", _ -> "kaputt?", "unreadable"),
            new Fault("Kaufdatum", _ -> "31.02.2026", "unreadable"),
            new Fault("Kaufdatum", _ -> "8/13/26", "unreadable"),
            new Fault("Kaufdatum", _ -> "1.1.2999", "in-future"),
            new Fault("Preis", _ -> "viel", "unreadable"),
            new Fault("Preis", _ -> "-5,00", "unreadable"),
            new Fault("Preis", _ -> "9999999,99", "max"),
            new Fault("In Betrieb ab", _ -> "1.1.1999", "too-early"));

    @Test
    void storesNothingOfAnyAndNamesTheFaultOfEach() throws SQLException {
        var traeger = aTraeger(1);
        var events = events(traeger);
        var random = new Random(20261122);
        for (int i = 0; i < FAULTS.size(); i++) {
            var fault = FAULTS.get(i);
            var at = 1 + random.nextInt(ROWS - 1);
            var job = Jobs.ended(traeger.it(), as(traeger.it()).contentType("text/csv")
                    .body(spoilt(traeger, fault, at).getBytes(StandardCharsets.UTF_8)).post(API + "/devices/imports")
                    .header("Location"));

            assertThat(job.getString("state")).as(fault.toString()).isEqualTo("FAILED");
            var report = as(traeger.it()).get(job.getString("errorFile")).asString();
            assertThat(report).as(fault + " in line " + (at + 2))
                    .containsPattern(";%d;%s;%s;".formatted(at + 2, fault.column(), fault.code()));
        }
        as(traeger.it()).get(API + "/devices?count=exact").then().body("count.value", org.hamcrest.Matchers.equalTo(0));
        assertThat(events(traeger)).isEqualTo(events);
    }

    private static String spoilt(Traeger traeger, Fault fault, int at) {
        var lines = new ArrayList<String>();
        lines.add(String.join(";", HEADER));
        for (int row = 0; row < ROWS; row++) {
            var cells = good(traeger, row);
            if (row == at) {
                cells.compute(fault.column(), (_, value) -> fault.spoil().apply(value));
            }
            lines.add(String.join(";", cells.values()));
        }
        return String.join("\n", lines);
    }

    private static Map<String, String> good(Traeger traeger, int row) {
        var values = List.of("N-%02d".formatted(row + 1), "S-%02d".formatted(row + 1), traeger.school(), "", "Muster", "Tab 10",
                "Tablet", "SuS", "In Betrieb", "1.8.2025", "499,00 €", "15.8.2025");
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < HEADER.size(); i++) {
            cells.put(HEADER.get(i), values.get(i));
        }
        return cells;
    }

    private static long events(Traeger traeger) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("inventory");
                var query = connection.prepareStatement("SELECT count(*) FROM change_history WHERE tenant_id = ?")) {
            query.setString(1, traeger.tenant());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
