package de.schulausstattung.needs.round;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import de.schulausstattung.events.needs.RoundState;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;

/** A round of a Träger for the needs of one Haushaltsjahr, with its phases. */
@Entity
@Table(name = "need_round")
class NeedRound extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private int jahr;
    private String name = "";
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Phase> phases = List.of();
    private boolean deleted;

    protected NeedRound() {
    }

    NeedRound(DescribeRound command) {
        describe(command);
    }

    void describe(DescribeRound command) {
        jahr = command.jahr();
        name = command.name();
        phases = List.copyOf(command.phases());
    }

    void remove() {
        deleted = true;
    }

    UUID id() {
        return id;
    }

    String jahrKey() {
        return String.valueOf(jahr);
    }

    String name() {
        return name;
    }

    OpenRound on(LocalDate day) {
        return new OpenRound(id, jahr, name, phases.stream().filter(phase -> phase.isOpen(day)).toList());
    }

    RoundView view(LocalDate day) {
        return new RoundView(id, jahr, name, phases, on(day).codes(), epoch(), version());
    }

    @Override
    public RoundState state() {
        return new RoundState(id, jahr, name, phases.stream().map(phase -> new RoundState.Phase(phase.code(), phase.title(),
                phase.from(), phase.until(), phase.writers().stream().map(Writer::name).toList())).toList(), deleted);
    }
}
