package de.schulausstattung.report.indicator;

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
class ReportedSchool {

    @Id
    private String schulnummer = "";
    private String schulform = "";
    private String name = "";
    private boolean operating;
    private @Nullable LocalDate closedOn;

    protected ReportedSchool() {
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

    /** Whether the school was in operation on the day. A closed one was until then, whatever its present state. */
    boolean isOpenOn(LocalDate day) {
        return closedOn == null ? operating : closedOn.isAfter(day);
    }
}
