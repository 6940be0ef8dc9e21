package de.schulausstattung.inventory.traeger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import de.schulausstattung.events.inventory.TraegerState;
import de.schulausstattung.platform.persistence.Aggregate;

/** A Schulträger that works with this installation. Its number never changes; its name may. */
@Entity
@Table(name = "traeger")
class Traeger extends Aggregate {

    @Id
    private String traegernummer = "";
    private String name = "";
    private String kreis = "";

    protected Traeger() {
    }

    Traeger(RegisterTraeger command) {
        traegernummer = command.traegernummer();
        describe(command);
    }

    /** Takes over name and Kreis; says whether anything changed. */
    boolean describe(RegisterTraeger command) {
        var changed = !name.equals(command.name()) || !kreis.equals(command.kreis());
        name = command.name();
        kreis = command.kreis();
        return changed;
    }

    String kreis() {
        return kreis;
    }

    String name() {
        return name;
    }

    @Override
    public TraegerState state() {
        return new TraegerState(traegernummer, name, kreis);
    }
}
