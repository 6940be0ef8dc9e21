package de.schulausstattung.inventory.directory;

import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/** A school as the preferred of its official lists shows it. Written by imports only. */
@Entity
@Immutable
@Table(name = "directory_entry")
@SQLRestriction("preferred")
class DirectoryEntry {

    @Id
    private String schulnummer = "";
    @Enumerated(EnumType.STRING)
    private DirectorySource source = DirectorySource.SCHULDATEI;
    private String schulform = "";
    private String name = "";
    private String shortName = "";
    private String sortKey = "";
    private String street = "";
    private String postcode = "";
    private String place = "";
    private String email = "";
    private String homepage = "";
    private String traegernummer = "";
    private String ags = "";
    private boolean operating;
    private boolean closed;
    private @Nullable LocalDate operatingSince;
    private boolean listed;

    protected DirectoryEntry() {
    }

    String schulnummer() {
        return schulnummer;
    }

    String sortKey() {
        return sortKey;
    }

    String traegernummer() {
        return traegernummer;
    }

    DirectorySchool view() {
        return new DirectorySchool(schulnummer, schulform, name, shortName, street, postcode, place, email, homepage,
                traegernummer, ags, operating, closed, operatingSince, listed, source);
    }
}
