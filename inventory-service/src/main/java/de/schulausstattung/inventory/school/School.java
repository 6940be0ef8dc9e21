package de.schulausstattung.inventory.school;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.inventory.SchoolState;
import de.schulausstattung.events.inventory.SchoolState.SchoolFact;
import de.schulausstattung.inventory.directory.DirectorySchool;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.GermanSortKey;

/** A school in the care of its Träger. Name, Schulform and operation follow the official directory. */
@Entity
@Table(name = "school")
class School extends Aggregate {

    @Id
    private String schulnummer = "";
    private String schulform = "";
    private String name = "";
    private String sortKey = "";
    private String ags = "";
    private boolean operating;
    private LocalDate adoptedOn = LocalDate.MIN;
    private @Nullable LocalDate closedOn;
    private @Nullable String successor;

    protected School() {
    }

    School(DirectorySchool official, LocalDate today) {
        schulnummer = official.schulnummer();
        adoptedOn = today;
        copy(official, today);
    }

    /** Follows the directory; tells what that came to, or nothing where nothing changed. */
    Optional<SchoolFact> follow(DirectorySchool official, LocalDate today) {
        var before = state();
        copy(official, today);
        if (state().equals(before)) {
            return Optional.empty();
        }
        return Optional.of(before.closedOn() == null && closedOn != null ? SchoolFact.CLOSED : SchoolFact.CHANGED);
    }

    private void copy(DirectorySchool official, LocalDate today) {
        schulform = official.schulform();
        name = official.shortName();
        sortKey = GermanSortKey.of(name);
        ags = official.ags();
        operating = official.operating() && official.listed();
        // about to open, or dormant, is neither in operation nor closed
        if (official.listed() && !official.closed()) {
            closedOn = null;
        } else if (closedOn == null) {
            closedOn = official.listed() && official.operatingSince() != null ? official.operatingSince() : today;
        }
    }

    String schulnummer() {
        return schulnummer;
    }

    String sortKey() {
        return sortKey;
    }

    @Override
    public SchoolState state() {
        return new SchoolState(schulnummer, schulform, name, ags, operating, adoptedOn, closedOn, successor);
    }
}
