package de.schulausstattung.inventory.school;

import java.time.LocalDate;
import java.util.List;

import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.platform.web.Versioned;

/** The pupils of a school per Jahrgang at a Stichtag; {@code total} is their sum. */
public record PupilCountView(String schulnummer, String schuljahr, LocalDate stichtag, CountSource source,
        List<JahrgangCount> jahrgaenge, int total, int epoch, long version) implements Versioned {

    static PupilCountView of(PupilCount count) {
        var state = count.state();
        return new PupilCountView(state.schulnummer(), state.schuljahr(), state.stichtag(), CountSource.valueOf(state.source()),
                state.counts(), state.counts().stream().mapToInt(JahrgangCount::pupils).sum(), count.epoch(), count.version());
    }
}
