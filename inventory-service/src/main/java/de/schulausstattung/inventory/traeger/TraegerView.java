package de.schulausstattung.inventory.traeger;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A Schulträger of this installation.
 *
 * @param tenant what {@code X-Tenant} names: {@code traeger-10078}
 */
public record TraegerView(String traegernummer, String tenant, String name, String kreis, int epoch, long version)
        implements
            Identified,
            Versioned {

    static TraegerView of(Traeger traeger) {
        var state = traeger.state();
        return new TraegerView(state.traegernummer(), tenant(state.traegernummer()), state.name(), state.kreis(),
                traeger.epoch(), traeger.version());
    }

    static String tenant(String traegernummer) {
        return "traeger-" + traegernummer;
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return traegernummer;
    }
}
