package de.schulausstattung.needs.standard;

/** What a rule of a standard asks for; events name it so, too. */
public enum RuleKind {
    /** So many devices for so many pupils of a Jahrgang (S0-08). */
    DEVICES_PER_PUPIL,
    /** So many displays for a room that lessons take place in (S0-10). */
    DISPLAYS_PER_ROOM
}
