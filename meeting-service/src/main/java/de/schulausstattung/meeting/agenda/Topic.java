package de.schulausstattung.meeting.agenda;

/**
 * What an item is about: the balance of last year, the five questions of a talk, and what else may come up (S4-11 to S4-16).
 */
public enum Topic {
    RUECKBLICK,
    AUSTAUSCH,
    MEDIENKONZEPT,
    PROJEKTE,
    NUTZUNG,
    FORTBILDUNG,
    BAU,
    WARTUNG,
    SUPPORT,
    SONSTIGES
}
