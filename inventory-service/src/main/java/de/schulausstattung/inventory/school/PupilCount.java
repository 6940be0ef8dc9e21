package de.schulausstattung.inventory.school;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import de.schulausstattung.events.Schuljahr;
import de.schulausstattung.events.inventory.PupilCountState;
import de.schulausstattung.events.inventory.PupilCountState.JahrgangCount;
import de.schulausstattung.platform.persistence.Aggregate;

/** The pupils of a school per Jahrgang at a Stichtag of a Schuljahr. */
@Entity
@Table(name = "pupil_count")
class PupilCount extends Aggregate {

    @Id
    private String id = "";
    private String schulnummer = "";
    private String schuljahr = "";
    private LocalDate stichtag = LocalDate.MIN;
    @Enumerated(EnumType.STRING)
    private CountSource source = CountSource.ASD;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<JahrgangCount> counts = List.of();

    protected PupilCount() {
    }

    PupilCount(String schulnummer, Schuljahr schuljahr, ReportPupilCounts command) {
        this.id = id(schulnummer, schuljahr);
        this.schulnummer = schulnummer;
        this.schuljahr = schuljahr.toString();
        correct(command);
    }

    static String id(String schulnummer, Schuljahr schuljahr) {
        return schulnummer + "-" + schuljahr.startYear();
    }

    void correct(ReportPupilCounts command) {
        stichtag = command.stichtag();
        source = command.source();
        counts = command.counts();
    }

    @Override
    public PupilCountState state() {
        return new PupilCountState(schulnummer, schuljahr, stichtag, source.name(), counts);
    }
}
