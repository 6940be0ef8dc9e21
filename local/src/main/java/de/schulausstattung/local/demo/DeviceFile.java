package de.schulausstattung.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The CSV with which a Träger brings its devices from Excel: semicolons, German dates and prices. */
public final class DeviceFile {

    /** The columns, in order; the only place that knows how the import calls them. */
    private static final Map<String, Function<Device, String>> COLUMNS = new LinkedHashMap<>();
    static {
        COLUMNS.put("inventoryNumber", Device::inventoryNumber);
        COLUMNS.put("serialNumber", Device::serialNumber);
        COLUMNS.put("maker", device -> device.model().maker());
        COLUMNS.put("model", device -> device.model().name());
        COLUMNS.put("deviceClass", device -> device.model().deviceClass());
        COLUMNS.put("userGroup", Device::userGroup);
        COLUMNS.put("schulnummer", Device::schulnummer);
        COLUMNS.put("room", Device::room);
        COLUMNS.put("status", Device::status);
        COLUMNS.put("purchasedOn", device -> "%1$td.%1$tm.%1$tY".formatted(device.purchasedOn()));
        COLUMNS.put("price", device -> String.format(Locale.GERMANY, "%d,%02d", device.model().priceCents() / 100,
                device.model().priceCents() % 100));
    }

    private DeviceFile() {
    }

    /** The file for these devices. */
    public static String write(List<Device> devices) {
        var text = new StringBuilder(devices.size() * 100).append(String.join(";", COLUMNS.keySet())).append('\n');
        for (var device : devices) {
            text.append(String.join(";", COLUMNS.values().stream().map(column -> column.apply(device)).toList())).append('\n');
        }
        return text.toString();
    }
}
