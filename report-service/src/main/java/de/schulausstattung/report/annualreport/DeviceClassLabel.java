package de.schulausstattung.report.annualreport;

import java.util.Map;

/** Device classes as people read them. */
final class DeviceClassLabel {

    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("TABLET", "Tablets"),
            Map.entry("NOTEBOOK", "Notebooks"), Map.entry("CONVERTIBLE", "Convertibles"),
            Map.entry("PC_ARBEITSPLATZ", "PC-Arbeitsplätze"), Map.entry("DISPLAY", "Displays"),
            Map.entry("PROJECTOR", "Projektoren"), Map.entry("ACCESS_POINT", "WLAN-Access-Points"),
            Map.entry("SWITCH", "Switches"), Map.entry("SERVER", "Server"), Map.entry("PRINTER", "Drucker"),
            Map.entry("PRINTER_3D", "3D-Drucker"), Map.entry("MAKING_CODING", "Making und Coding"),
            Map.entry("DIGITALES_MIKROSKOP", "Digitale Mikroskope"), Map.entry("SENSORIK", "Sensorik"),
            Map.entry("OTHER", "Sonstige"));

    private DeviceClassLabel() {
    }

    /** The label, or the class itself where it is newer than this list. */
    static String of(String deviceClass) {
        return LABELS.getOrDefault(deviceClass, deviceClass);
    }
}
