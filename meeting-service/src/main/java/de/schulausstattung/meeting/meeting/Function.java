package de.schulausstattung.meeting.meeting;

/** In which function somebody takes part, and for which party (S4-04, S4-06). */
public enum Function {

    SCHULLEITUNG(Party.SCHULE),
    MEDIENBEAUFTRAGTE(Party.SCHULE),
    IT_BEAUFTRAGTE(Party.SCHULE),
    MEDIENKOORDINATION(Party.SCHULE),
    IT_BESCHAFFUNG(Party.SCHULTRAEGER),
    SCHULVERWALTUNG(Party.SCHULTRAEGER),
    MEDIENZENTRUM(Party.SCHULTRAEGER),
    MEDIENBERATUNG(Party.BERATUNG),
    KOMPETENZTEAM(Party.BERATUNG),
    SCHULAUFSICHT(Party.BERATUNG);

    private final Party party;

    Function(Party party) {
        this.party = party;
    }

    /** For which party. */
    public Party party() {
        return party;
    }
}
