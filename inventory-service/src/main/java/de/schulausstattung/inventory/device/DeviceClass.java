package de.schulausstattung.inventory.device;

/** What kind of device it is; the categories that standards, needs and reports speak of. */
public enum DeviceClass {
    TABLET,
    NOTEBOOK,
    CONVERTIBLE,
    PC_ARBEITSPLATZ,
    DISPLAY,
    PROJECTOR,
    ACCESS_POINT,
    SWITCH,
    SERVER,
    PRINTER,
    PRINTER_3D,
    MAKING_CODING,
    DIGITALES_MIKROSKOP,
    SENSORIK,
    OTHER
}
