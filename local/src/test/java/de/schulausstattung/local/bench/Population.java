package de.schulausstattung.local.bench;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import de.schulausstattung.local.BenchServers;

/**
 * A Kreis of 12 Träger with 150 schools and 4,500 rooms; the first Träger has 250,000 devices, each other one 2,000. Written
 * by set-based SQL as superuser, without history and outbox; the policies stay in force for whoever is measured later.
 */
final class Population {

    /** The Träger whose clerk is measured. */
    static final String TENANT = "traeger-10001";
    static final String GROUP = "/traeger/10001/it-beschaffung";
    /** The measured Träger's schools have the numbers from 100001. */
    static final int SCHOOLS = 95;
    static final int DEVICES = 250_000;
    /** The columns that are not generated, in the order of the table. */
    static final String COLUMNS = """
            tenant_id, id, schulnummer, room_id, inventory_number, serial_number, maker, model, device_class, user_group, status,
            purchased_on, price_cents, in_service_from, in_service_until, planned_until, version""";
    static final String BIND = """
            SELECT set_config('app.tenant', '%1$s', false), set_config('app.schools', '{}', false),
                   set_config('app.subject', 'bench', false), set_config('role', 'wall_tenant', false)""".formatted(TENANT);

    private static final int OTHERS = 11;
    private static final int OTHERS_DEVICES = 2_000;

    private static final String BASE = """
            SET session_replication_role = replica;
            INSERT INTO traeger (tenant_id, traegernummer, name, kreis, version)
              SELECT 'traeger-' || 10001 + i, (10001 + i)::text, 'Träger ' || i, '05754', 0 FROM generate_series(0, 11) i;
            INSERT INTO tenant (tenant_id, name, kreis, epoch, version) SELECT tenant_id, name, kreis, 0, 0 FROM traeger;
            INSERT INTO school (tenant_id, schulnummer, schulform, name, sort_key, ags, operating, adopted_on, version)
              SELECT 'traeger-' || 10001 + CASE WHEN i < 95 THEN 0 ELSE 1 + (i - 95) / 5 END, (100001 + i)::text,
                     (ARRAY['G', 'GE', 'GY', 'R', 'BK'])[1 + i % 5], 'Schule ' || i, 'schule ' || i, '05754008', true,
                     DATE '2019-08-01', 0 FROM generate_series(0, 149) i;
            INSERT INTO room (tenant_id, id, schulnummer, name, kind, unterrichtsrelevant, seats, version)
              SELECT tenant_id, uuidv7(), schulnummer, 'R' || lpad(r::text, 2, '0'), 'UNTERRICHTSRAUM', true, 30, 0
                FROM school, generate_series(1, 30) r;
            INSERT INTO pupil_count (tenant_id, id, schulnummer, schuljahr, stichtag, source, counts, version)
              SELECT tenant_id, schulnummer || '-2025', schulnummer, '2025/26', DATE '2025-10-15', 'ASD',
                     '[{"jahrgang":"05","pupils":120},{"jahrgang":"06","pupils":115},{"jahrgang":"07","pupils":118}]', 0
                FROM school""";

    /**
     * Placeholders: tenant, first school, schools, first number, devices. What a device is follows from a hash of its number.
     */
    private static final String DEVICE_ROWS = """
            INSERT INTO device (%6$s)
            SELECT '%1$s', uuidv7(), d.schulnummer, (SELECT r.id FROM room r WHERE r.tenant_id = '%1$s'
                     AND r.schulnummer = d.schulnummer AND r.name = 'R' || lpad((1 + d.b %% 37)::text, 2, '0')),
                   'INV-' || lpad(d.n::text, 7, '0'), 'SN-' || upper(substr(md5(d.n::text), 1, 14)),
                   'Hersteller ' || d.a %% 12, 'Modell ' || d.a %% 60, d.class,
                   CASE WHEN d.class IN ('TABLET', 'NOTEBOOK', 'CONVERTIBLE') THEN (ARRAY['SUS', 'SUS', 'SUS', 'LEHRKRAFT'])[1 + d.b %% 4]
                        ELSE 'POOL' END, d.status, d.bought, 20000 + d.a %% 90000,
                   CASE WHEN d.status <> 'IN_STOCK' THEN d.bought + 14 END,
                   CASE WHEN d.status IN ('RETIRED', 'DISPOSED') THEN d.bought + 200 END, d.bought + 1826, 0
              FROM (SELECT n, h.a, h.b, (100001 + %2$d + h.a %% %3$d)::text AS schulnummer, DATE '2018-01-01' + h.b %% 2700 AS bought,
                           (ARRAY['TABLET', 'TABLET', 'TABLET', 'TABLET', 'TABLET', 'NOTEBOOK', 'NOTEBOOK', 'PC_ARBEITSPLATZ',
                                  'DISPLAY', 'PRINTER'])[1 + h.c %% 10] AS class,
                           CASE WHEN h.d < 85 THEN 'IN_SERVICE' WHEN h.d < 92 THEN 'IN_STOCK' WHEN h.d < 95 THEN 'DEFECT'
                                WHEN h.d < 98 THEN 'RETIRED' ELSE 'DISPOSED' END AS status
                      FROM generate_series(%4$d, %4$d + %5$d - 1) n,
                           LATERAL (SELECT abs(hashint8(n)) AS a, abs(hashint8(n + 1000000000)) AS b,
                                           abs(hashint8(n + 2000000000)) AS c, abs(hashint8(n + 3000000000)) %% 100 AS d) h
                     ORDER BY n) d""";

    private Population() {
    }

    static void write(BenchServers servers) throws SQLException {
        try (var connection = servers.superuser("inventory"); var statement = connection.createStatement()) {
            statement.execute(BASE);
            statement.execute(DEVICE_ROWS.formatted(TENANT, 0, SCHOOLS, 0, DEVICES, COLUMNS));
            for (int i = 0; i < OTHERS; i++) {
                statement.execute(DEVICE_ROWS.formatted("traeger-" + (10002 + i), SCHOOLS + 5 * i, 5, 1_000_000 + i * 10_000,
                        OTHERS_DEVICES, COLUMNS));
            }
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    static long devices() {
        return DEVICES + (long) OTHERS * OTHERS_DEVICES;
    }

    /** Waits until every event of the service has left; returns how many there were per second. */
    static double drain(BenchServers servers, String database) throws Exception {
        try (var connection = servers.superuser(database); var statement = connection.createStatement()) {
            var waiting = waiting(statement);
            var before = waiting;
            var from = System.nanoTime();
            while (waiting > 0) {
                if (System.nanoTime() - from > TimeUnit.MINUTES.toNanos(3)) {
                    throw new TimeoutException(waiting + " events still wait");
                }
                Thread.sleep(50);
                waiting = waiting(statement);
            }
            return before / ((System.nanoTime() - from) / 1e9);
        }
    }

    private static long waiting(java.sql.Statement statement) throws SQLException {
        try (var row = statement.executeQuery(
                "SELECT count(*) FROM outbox_event WHERE published_at IS NULL AND parked_at IS NULL")) {
            row.next();
            return row.getLong(1);
        }
    }
}
