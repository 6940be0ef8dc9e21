package de.schulausstattung.inventory.deviceimport;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a device file: our German template, the names of the API, and those of Snipe-IT exports. */
enum ImportColumn {

    INVENTORY_NUMBER("/inventoryNumber", true, "Inventarnummer", "inventoryNumber", "Asset Tag"),
    SERIAL_NUMBER("/serialNumber", false, "Seriennummer", "serialNumber", "Serial", "Serial Number"),
    SCHULNUMMER("/schulnummer", true, "Schulnummer", "Location"),
    ROOM("/roomId", false, "Raum", "room"),
    MAKER("/maker", true, "Hersteller", "maker", "Manufacturer"),
    MODEL("/model", true, "Modell", "model", "Model Name"),
    DEVICE_CLASS("/deviceClass", true, "Geräteklasse", "deviceClass", "Kategorie", "Category"),
    USER_GROUP("/userGroup", true, "Nutzergruppe", "userGroup"),
    STATUS("/status", false, "Status"),
    PURCHASED_ON("/purchasedOn", false, "Kaufdatum", "purchasedOn", "Purchase Date"),
    PRICE("/priceCents", false, "Preis", "price", "Purchase Cost"),
    IN_SERVICE_FROM("/inServiceFrom", false, "In Betrieb ab", "inServiceFrom"),
    IN_SERVICE_UNTIL("/inServiceUntil", false, "In Betrieb bis", "inServiceUntil"),
    PLANNED_UNTIL("/plannedUntil", false, "Nutzung geplant bis", "plannedUntil", "EOL Date"),
    PROCUREMENT_ITEM("/procurementItemId", false, "Beschaffungsposition", "procurementItemId"),
    REASON("/reason", false, "Grund", "reason");

    private final String pointer;
    private final boolean required;
    private final String[] names;

    ImportColumn(String pointer, boolean required, String... names) {
        this.pointer = pointer;
        this.required = required;
        this.names = names;
    }

    /** The name in our template, with which exports are written. */
    String title() {
        return names[0];
    }

    boolean required() {
        return required;
    }

    String[] names() {
        return names.clone();
    }

    /** The fields that no column of a file speaks of; a file never speaks of the catalogue's model. */
    static Set<String> pointersBut(Set<ImportColumn> present) {
        return Stream.concat(Stream.of("/modelId"),
                Arrays.stream(values()).filter(column -> !present.contains(column)).map(column -> column.pointer))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The column that fills this field. */
    static Optional<ImportColumn> filling(String pointer) {
        return Arrays.stream(values()).filter(column -> column.pointer.equals(pointer)).findFirst();
    }
}
