package de.schulausstattung.needs.medienkonzept;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.MedienkonzeptState;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;

/** A version of the Medienkonzept of a school. */
@Entity
@Table(name = "medienkonzept")
class Medienkonzept extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private String schulnummer = "";
    private String label = "";
    private LocalDate adoptedOn = LocalDate.EPOCH;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> competences = List.of();
    /** How many Teilkompetenzen it covers; made by the database. */
    @Column(insertable = false, updatable = false)
    private int covered;
    private @Nullable String url;
    private boolean deleted;

    protected Medienkonzept() {
    }

    Medienkonzept(String schulnummer, DescribeMedienkonzept command, List<String> competences) {
        this.schulnummer = schulnummer;
        describe(command, competences);
    }

    /** The codes are those of the command, known and in their order. */
    void describe(DescribeMedienkonzept command, List<String> known) {
        label = command.label();
        adoptedOn = command.adoptedOn();
        competences = known;
        url = command.url();
    }

    void remove() {
        deleted = true;
    }

    UUID id() {
        return id;
    }

    String schulnummer() {
        return schulnummer;
    }

    LocalDate adoptedOn() {
        return adoptedOn;
    }

    @Override
    public MedienkonzeptState state() {
        return new MedienkonzeptState(id, schulnummer, label, adoptedOn, List.copyOf(competences), url, deleted);
    }
}
