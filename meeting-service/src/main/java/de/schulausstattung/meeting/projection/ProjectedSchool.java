package de.schulausstattung.meeting.projection;

import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A school of the read model; written by its projection alone. */
@Entity
@Immutable
@Table(name = "school")
class ProjectedSchool {

    @Id
    private String schulnummer = "";
    private String schulform = "";
    private String name = "";
    private boolean operating;
    private @Nullable LocalDate closedOn;

    protected ProjectedSchool() {
    }

    String schulnummer() {
        return schulnummer;
    }

    KnownSchool known() {
        return new KnownSchool(schulnummer, schulform, name, operating, closedOn);
    }
}
