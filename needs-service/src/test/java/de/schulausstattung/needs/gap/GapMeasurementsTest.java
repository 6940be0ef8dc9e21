package de.schulausstattung.needs.gap;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.NeedsServiceTest;
import de.schulausstattung.platform.testing.Postgres;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;

/** How fast: prints, asserts only that the work was done. 250,000 devices of one Träger. */
@QuarkusTest
@Tag("long")
class GapMeasurementsTest extends NeedsServiceTest {

    @Test
    void answersForATraegerAndASchool() throws SQLException {
        var traeger = newTraegernummer();
        fill(traeger);
        var clerk = Tokens.itBeschaffung(traeger);
        as(clerk).body(Map.of("label", "2026", "validFrom", "2020-01-01", "source", "Rat", "adopts",
                "00000000-0000-7000-8000-000000000001", "rules", java.util.List.of())).post("/standards").then()
                .statusCode(201);
        for (int i = 0; i < 5; i++) {
            for (var path : new String[] { "/gap", "/gap?asOf=2025-12-31", "/schools/gap?limit=500", "/schools/160000/gap" }) {
                var from = System.nanoTime();
                get(clerk, path).statusCode(200);
                Log.infof("MEASURED %s over 250,000 devices: %d ms", path,
                        Duration.ofNanos(System.nanoTime() - from).toMillis());
            }
        }
    }

    private static void fill(String traeger) throws SQLException {
        try (var connection = Postgres.get().asSuperuser("needs"); var sql = connection.createStatement()) {
            sql.execute("SET app.tenant = 'traeger-" + traeger + "'");
            sql.execute("""
                    INSERT INTO school (schulnummer, schulform, name, operating, epoch, version)
                    SELECT 160000 + s, CASE WHEN s % 3 = 0 THEN 'GY' ELSE 'G' END, 'Schule', true, 0, 0
                      FROM generate_series(0, 149) s""");
            sql.execute("""
                    INSERT INTO pupil_count (id, schulnummer, schuljahr, stichtag, counts, epoch, version)
                    SELECT schulnummer || '-' || y, schulnummer, y || '/' || y - 1999, make_date(y, 10, 15),
                           '[{"jahrgang": "03", "pupils": 80}, {"jahrgang": "05", "pupils": 900}]', 0, 0
                      FROM school, generate_series(2022, 2026) y WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO room (id, schulnummer, name, kind, unterrichtsrelevant, deleted, epoch, version)
                    SELECT uuidv7(), schulnummer, 'R' || r, 'UNTERRICHTSRAUM', true, false, 0, 0
                      FROM school, generate_series(1, 30) r WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute("""
                    INSERT INTO device (id, schulnummer, room_id, inventory_number, device_class, user_group, status,
                                        in_service_from, epoch, version)
                    SELECT uuidv7(), schulnummer, id, 'D' || id, 'DISPLAY', 'POOL', 'IN_SERVICE', '2024-02-01', 0, 0 FROM room
                     WHERE tenant_id = current_setting('app.tenant')""");
            sql.execute(
                    """
                            INSERT INTO device (id, schulnummer, inventory_number, device_class, user_group, status, in_service_from,
                                                epoch, version)
                            SELECT uuidv7(), 160000 + d % 150, 'T' || d, (ARRAY['TABLET', 'TABLET', 'TABLET', 'NOTEBOOK', 'PRINTER'])[1 + d % 5],
                                   'SUS', 'IN_SERVICE', date '2019-01-01' + d % 2500, 0, 0 FROM generate_series(1, 245500) d""");
            sql.execute("ANALYZE school, pupil_count, room, device");
        }
    }
}
