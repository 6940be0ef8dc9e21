package de.schulausstattung.needs.medienkonzept;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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
    private @Nullable String url;
    private boolean deleted;

    protected Medienkonzept() {
    }

    UUID id() {
        return id;
    }

    @Override
    public MedienkonzeptState state() {
        return new MedienkonzeptState(id, schulnummer, label, adoptedOn, competences, url, deleted);
    }
}
