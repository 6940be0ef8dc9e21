package de.schulausstattung.needs.medienkonzept;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A school as far as its Medienkonzept is concerned; written by its projection alone. */
@Entity
@Immutable
@Table(name = "school")
class ConceptSchool {

    @Id
    private String schulnummer = "";
    private String schulform = "";
    private String name = "";
    /** Asked for by queries alone. */
    @Column
    private boolean operating;
    /** Asked for by queries alone. */
    @Column
    private @Nullable LocalDate closedOn;

    protected ConceptSchool() {
    }

    String schulnummer() {
        return schulnummer;
    }

    String schulform() {
        return schulform;
    }

    String name() {
        return name;
    }
}
