package de.schulausstattung.inventory.deviceimport;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.postgresql.PGConnection;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Writes all devices that the caller may see, as they come from the database, without holding them: the database itself puts
 * each row into its final form. CSV has the columns of the import, so that an export can be imported again.
 */
@ApplicationScoped
class DeviceExport {

    private static final String CSV = """
            COPY (SELECT csv_cell(d.inventory_number) AS "Inventarnummer", csv_cell(d.serial_number) AS "Seriennummer",
                         d.schulnummer AS "Schulnummer", csv_cell(r.name) AS "Raum", csv_cell(d.maker) AS "Hersteller",
                         csv_cell(d.model) AS "Modell", d.device_class AS "Geräteklasse", d.user_group AS "Nutzergruppe",
                         d.status AS "Status", d.purchased_on AS "Kaufdatum",
                         d.price_cents / 100 || ',' || lpad((d.price_cents % 100)::text, 2, '0') AS "Preis",
                         d.in_service_from AS "In Betrieb ab", d.in_service_until AS "In Betrieb bis",
                         d.planned_until AS "Nutzung geplant bis", csv_cell(d.procurement_item_id) AS "Beschaffungsposition"
                    FROM device d LEFT JOIN room r ON r.id = d.room_id
                   ORDER BY d.inventory_key, d.id)
              TO STDOUT (FORMAT csv, HEADER, DELIMITER ';')""";

    /**
     * Quote and delimiter are characters that JSON never holds raw, so that each row leaves as it is. concat leaves out what is
     * NULL, member and all; json_strip_nulls(json_build_object(…)) comes to the same JSON and takes three times as long.
     */
    private static final String NDJSON = """
            COPY (SELECT concat('{"id":"', d.id, '","schulnummer":"', d.schulnummer, '"', ',"roomId":"' || d.room_id || '"',
                         ',"inventoryNumber":', to_json(d.inventory_number), ',"serialNumber":' || to_json(d.serial_number)::text,
                         ',"modelId":"' || d.model_id || '"', ',"maker":', to_json(d.maker), ',"model":', to_json(d.model),
                         ',"deviceClass":"', d.device_class, '","userGroup":"', d.user_group, '","status":"', d.status, '"',
                         ',"purchasedOn":"' || d.purchased_on || '"', ',"priceCents":' || d.price_cents,
                         ',"inServiceFrom":"' || d.in_service_from || '"', ',"inServiceUntil":"' || d.in_service_until || '"',
                         ',"plannedUntil":"' || d.planned_until || '"',
                         ',"procurementItemId":' || to_json(d.procurement_item_id)::text,
                         ',"epoch":', d.epoch, ',"version":', d.version, '}')
                    FROM device d ORDER BY d.inventory_key, d.id)
              TO STDOUT (FORMAT csv, DELIMITER e'\\x02', QUOTE e'\\x01')""";

    private final EntityManager entities;
    private final DeviceExportConfig config;

    DeviceExport(EntityManager entities, DeviceExportConfig config) {
        this.entities = entities;
        this.config = config;
    }

    /** Writes CSV for German spreadsheets: byte order mark, semicolons, decimal comma, no formulas. */
    void csv(OutputStream out) throws java.io.IOException {
        out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        copy(CSV, out);
    }

    /** Writes one JSON object per line. */
    void ndjson(OutputStream out) {
        copy(NDJSON, out);
    }

    private void copy(String sql, OutputStream out) {
        QuarkusTransaction.requiringNew().timeout((int) config.timeout().toSeconds())
                .run(() -> entities.unwrap(Session.class).doWork(connection -> {
                    try {
                        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }));
    }
}
