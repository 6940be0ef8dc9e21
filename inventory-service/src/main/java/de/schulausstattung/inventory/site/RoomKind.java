package de.schulausstattung.inventory.site;

/** What a room is for. */
public enum RoomKind {
    UNTERRICHTSRAUM,
    FACHRAUM_NW,
    FACHRAUM_INFORMATIK,
    FACHRAUM_SONSTIGE,
    DIFFERENZIERUNGSRAUM,
    MEDIENRAUM,
    SPORTHALLE,
    VERWALTUNG,
    LEHRERZIMMER,
    TECHNIK,
    SONSTIGE
}
