package de.schulausstattung.report.loop;

import java.util.List;
import java.util.function.Function;

import de.schulausstattung.report.indicator.Ratio;
import de.schulausstattung.report.indicator.RowsLink;

/** The figures of the yearly loop. The id is stable; the definition stands beside every value. */
public enum LoopIndicator {

    TALKS_HELD("talks-held", "Jahresbilanzgespräche geführt", "Anteil",
            "Schulen, deren reguläres Gespräch des Jahres bis zum Ende des Stichtags geführt ist, geteilt durch alle Schulen, die "
                    + "am Stichtag bestehen oder im Jahr ein reguläres Gespräch haben. Geplante, vereinbarte und abgesagte "
                    + "Gespräche stehen nur im Nenner.",
            List.of(Rows.TALKS), counts -> new Ratio(counts.talks().held(), counts.talks().schools())),

    AGREEMENTS_KEPT("agreements-kept", "Vereinbarungen eingehalten", "Anteil",
            "Angenommene Punkte aus final protokollierten Gesprächen des Jahres, die vollständig geliefert oder erledigt sind, "
                    + "geteilt durch die fälligen: die, deren Termin bis zum Ende des Stichtags gekommen ist, und die, die schon "
                    + "vorher geliefert, erledigt, fallen gelassen oder in das nächste Gespräch übertragen wurden. Was erst nach "
                    + "dem Stichtag geliefert wurde, gilt als offen; erledigt, fallen gelassen und übertragen tragen keinen Tag "
                    + "und gelten nach heutigem Stand. Abgelehnte und zurückgestellte Punkte stehen in keiner der beiden Zahlen.",
            List.of(Rows.AGREEMENTS), counts -> kept(counts.agreements())),

    AGREEMENTS_IN_TIME("agreements-in-time", "Vereinbarungen rechtzeitig geliefert", "Anteil",
            "Eingehaltene Punkte aus den Gesprächen des Jahres, die spätestens an ihrem Termin vollständig geliefert waren, "
                    + "geteilt durch die eingehaltenen, deren Termin und Liefertag bekannt sind. Beides ist nur bei Käufen bekannt.",
            List.of(Rows.AGREEMENTS), counts -> inTime(counts.agreements())),

    AGREEMENTS_FOR_YEAR_KEPT("agreements-for-year-kept", "Vereinbarungen für das Haushaltsjahr eingehalten", "Anteil",
            "Wie „Vereinbarungen eingehalten“, aber über die Punkte, die für dieses Haushaltsjahr vereinbart wurden: die aus den "
                    + "Gesprächen des Vorjahres.",
            List.of(Rows.AGREEMENTS_OF_YEAR_BEFORE), counts -> kept(counts.agreementsForYear())),

    NEED_TO_DELIVERY("need-to-delivery", "Vom Bedarf zur Lieferung", "Tage",
            "Kalendertage vom Eingang des Bedarfs beim Schulträger bis zum Tag, an dem alles geliefert war, geteilt durch die Zahl "
                    + "der Beschaffungspositionen, jede einmal gezählt: die im Jahr bis zum Ende des Stichtags vollständig "
                    + "gelieferten, deren Bedarf einen Eingangstag hat. Positionen ohne Eingangstag oder mit einem nach der "
                    + "Lieferung zählen nicht als 0, sondern gar nicht; wie viele das sind, steht daneben, ebenso der Median und "
                    + "das nach Geräten gewichtete Mittel.",
            List.of(Rows.DELIVERIES), counts -> new Ratio(counts.leadTime().days(), counts.leadTime().itemsDated())),

    NEEDS_GRANTED("needs-granted", "Bedarfe bewilligt", "Anteil",
            "Bewilligte Geräte, geteilt durch die beantragten, über alle für das Haushaltsjahr eingereichten Bedarfe an Geräten, "
                    + "die bewilligt oder abgelehnt sind. Entwürfe, noch nicht entschiedene, übertragene und zurückgezogene "
                    + "Bedarfe stehen in keiner der beiden Zahlen.",
            List.of(Rows.NEEDS), counts -> new Ratio(counts.needs().devices().granted(),
                    counts.needs().devices().requestedDecided())),

    TRAINING_DONE("training-done", "Fortbildungen durchgeführt", "Anteil",
            "Plätze der erledigten Fortbildungen, geteilt durch die Plätze aller Fortbildungen, die für das Haushaltsjahr in "
                    + "Gesprächen vereinbart wurden. Gezählt werden Plätze, nie Personen; was Schulen als Bedarf gemeldet haben, "
                    + "steht je Thema daneben.",
            List.of(Rows.TRAINING_AGREEMENTS, Rows.TRAINING_NEEDS),
            counts -> new Ratio(counts.peopleTrained(), counts.peopleAgreed()));

    private final String id;
    private final String title;
    private final String unit;
    private final String definition;
    private final List<Rows> rows;
    private final Function<LoopCounts, Ratio> formula;

    LoopIndicator(String id, String title, String unit, String definition, List<Rows> rows,
            Function<LoopCounts, Ratio> formula) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.definition = definition;
        this.rows = rows;
        this.formula = formula;
    }

    /** Lists of needs and talks, and what of them is counted. */
    private enum Rows {
        TALKS("/api/meetings/v1/meetings?kind=REGULAR&jahr=", 0,
                "Alle regulären Gespräche des Jahres; Zähler sind die geführten (HELD)"),
        AGREEMENTS("/api/meetings/v1/agreements?decision=ACCEPTED&jahr=", 0,
                "Alle angenommenen Punkte aus den Gesprächen des Jahres, fällig oder nicht; Zähler sind die gelieferten und "
                        + "erledigten"),
        AGREEMENTS_OF_YEAR_BEFORE("/api/meetings/v1/agreements?decision=ACCEPTED&jahr=", -1,
                "Alle angenommenen Punkte aus den Gesprächen des Vorjahres, fällig oder nicht; Zähler sind die gelieferten und "
                        + "erledigten"),
        TRAINING_AGREEMENTS("/api/meetings/v1/agreements?decision=ACCEPTED&kind=TRAINING&jahr=", -1,
                "Nenner: alle angenommenen Fortbildungen aus den Gesprächen des Vorjahres; Zähler sind die erledigten (DONE)"),
        NEEDS("/api/needs/v1/needs?status.in=APPROVED,REJECTED&jahr=", 0,
                "Alle entschiedenen Bedarfe des Haushaltsjahres; gezählt sind die an Geräten"),
        TRAINING_NEEDS("/api/needs/v1/needs?kind=TRAINING&status.in=SUBMITTED,APPROVED,REJECTED&jahr=", 0,
                "Je Thema daneben: der eingereichte Bedarf an Fortbildung"),
        DELIVERIES("/api/needs/v1/procurement-items?status=DELIVERED", 0,
                "Alle vollständig gelieferten Positionen; gezählt sind die mit Liefertag (deliveredOn) im Jahr und Eingangstag "
                        + "des Bedarfs (needSubmittedOn)");

        private final String query;
        private final int years;
        private final String lists;

        Rows(String query, int years, String lists) {
            this.query = query;
            this.years = years;
            this.lists = lists;
        }

        private RowsLink link(int jahr, String filter) {
            return new RowsLink(query + (query.endsWith("=") ? String.valueOf(jahr + years) : "") + filter, lists + ".");
        }
    }

    /** The stable id. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** What one unit of the value is. */
    public String unit() {
        return unit;
    }

    /** What is counted, and by what it is divided. */
    public String definition() {
        return definition;
    }

    /** The lists whose rows were counted at a school. */
    List<RowsLink> rows(int jahr, String schulnummer) {
        return rows.stream().map(one -> one.link(jahr, "&schulnummer=" + schulnummer)).toList();
    }

    /** The lists whose rows were counted at all schools. */
    List<RowsLink> rows(int jahr) {
        return rows.stream().map(one -> one.link(jahr, "")).toList();
    }

    Ratio of(LoopCounts counts) {
        return formula.apply(counts);
    }

    private static Ratio kept(Agreements agreements) {
        return new Ratio(agreements.total().kept(), agreements.total().due());
    }

    private static Ratio inTime(Agreements agreements) {
        return new Ratio(agreements.total().inTime(), agreements.total().inTime() + agreements.total().late());
    }
}
