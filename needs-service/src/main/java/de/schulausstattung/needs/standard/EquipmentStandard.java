package de.schulausstattung.needs.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.EquipmentStandardState;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.problem.Conflict;

/** A version of the standard of a Kreis or Träger; its rules never change. */
@Entity
@Table(name = "equipment_standard")
class EquipmentStandard extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private String label = "";
    private LocalDate validFrom = LocalDate.EPOCH;
    private String source = "";
    /** Told by the tenant; made by the database. */
    @Enumerated(EnumType.STRING)
    @Generated
    @Column(insertable = false, updatable = false)
    private StandardLevel level = StandardLevel.TRAEGER;
    @Enumerated(EnumType.STRING)
    private StandardStatus status = StandardStatus.SET;
    @JdbcTypeCode(SqlTypes.JSON)
    private CountedDevices counts = new CountedDevices(List.of(), List.of(), List.of());
    @JdbcTypeCode(SqlTypes.JSON)
    private List<StandardRule> rules = List.of();
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Adopted adoptedFrom;
    private Instant recordedAt = Instant.EPOCH;
    private String recordedBy = "";
    private @Nullable Instant movedAt;
    private @Nullable String movedBy;

    protected EquipmentStandard() {
    }

    EquipmentStandard(SetStandard command, CountedDevices counts, StandardRules rules, @Nullable Adopted adopted, Instant now,
            String subject) {
        this.label = command.label();
        this.validFrom = command.validFrom();
        this.source = command.source();
        this.counts = counts;
        this.rules = rules.rules();
        this.adoptedFrom = adopted;
        this.recordedAt = now;
        this.recordedBy = subject;
    }

    /**
     * Moves on.
     *
     * @throws Conflict {@code transition-not-allowed}, {@code standard-not-offerable}, {@code standard-in-force}
     */
    void move(StandardTransition transition, LocalDate today, Instant now, String subject) {
        if (!transition.isPossibleFrom(status)) {
            throw new Conflict("transition-not-allowed", status, transition);
        }
        if (transition == StandardTransition.OFFER && level != StandardLevel.KREIS) {
            throw new Conflict("standard-not-offerable", label);
        }
        if (transition == StandardTransition.WITHDRAW && level == StandardLevel.TRAEGER && !validFrom.isAfter(today)) {
            throw new Conflict("standard-in-force", label, validFrom);
        }
        status = transition.to();
        movedAt = now;
        movedBy = subject;
    }

    UUID id() {
        return id;
    }

    String label() {
        return label;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    String source() {
        return source;
    }

    StandardLevel level() {
        return level;
    }

    StandardStatus status() {
        return status;
    }

    CountedDevices counts() {
        return counts;
    }

    StandardRules rules() {
        return new StandardRules(rules);
    }

    @Nullable
    Adopted adopted() {
        return adoptedFrom;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String recordedBy() {
        return recordedBy;
    }

    @Nullable
    Instant movedAt() {
        return movedAt;
    }

    @Nullable
    String movedBy() {
        return movedBy;
    }

    /** Resolved: whoever measures by it needs nothing else. */
    @Override
    public EquipmentStandardState state() {
        return new EquipmentStandardState(id, label, validFrom, source, level.name(), status.name(), counts.state(),
                rules.stream().map(StandardRule::state).toList(), adoptedFrom == null ? null : adoptedFrom.id());
    }
}
