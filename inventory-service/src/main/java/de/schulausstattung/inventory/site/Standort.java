package de.schulausstattung.inventory.site;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.StandortState;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;

/** A place where a school teaches: its seat or a Teilstandort. */
@Entity
@Table(name = "standort")
class Standort extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private String schulnummer = "";
    private String name = "";
    private @Nullable String street;
    private @Nullable String postcode;
    private @Nullable String place;
    private boolean main;
    private boolean deleted;

    protected Standort() {
    }

    Standort(String schulnummer, DescribeStandort command) {
        this.schulnummer = schulnummer;
        describe(command);
    }

    void describe(DescribeStandort command) {
        name = command.name();
        street = command.street();
        postcode = command.postcode();
        place = command.place();
        main = command.main();
    }

    void remove() {
        deleted = true;
    }

    UUID id() {
        return id;
    }

    boolean deleted() {
        return deleted;
    }

    String schulnummer() {
        return schulnummer;
    }

    StandortView view() {
        return new StandortView(id, schulnummer, name, street, postcode, place, main, epoch(), version());
    }

    @Override
    public StandortState state() {
        return new StandortState(id, schulnummer, name, main, deleted);
    }
}
