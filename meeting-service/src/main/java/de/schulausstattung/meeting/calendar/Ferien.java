package de.schulausstattung.meeting.calendar;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Ferien of the Land, as somebody decided them; the last day is one of them. */
@Entity
@IdClass(Ferien.Key.class)
@Table(name = "ferien")
class Ferien {

    @Id
    private int jahr;
    @Id
    private String name = "";
    private LocalDate firstDay = LocalDate.EPOCH;
    private LocalDate lastDay = LocalDate.EPOCH;
    private String source = "";
    private Instant recordedAt = Instant.EPOCH;
    private String recordedBy = "";

    protected Ferien() {
    }

    Ferien(Key key) {
        this.jahr = key.jahr();
        this.name = key.name();
    }

    /** Which Ferien: their name, and the year in which they begin. */
    record Key(int jahr, String name) {
    }

    /** Says when they are; whether that is something new. */
    boolean date(DateFerien command, Instant now, String subject) {
        if (command.firstDay().equals(firstDay) && command.lastDay().equals(lastDay) && command.source().equals(source)) {
            return false;
        }
        firstDay = command.firstDay();
        lastDay = command.lastDay();
        source = command.source();
        recordedAt = now;
        recordedBy = subject;
        return true;
    }

    boolean contain(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    FerienView view() {
        return new FerienView(jahr, name, firstDay, lastDay, source, recordedAt, recordedBy);
    }

    String name() {
        return name;
    }

    LocalDate firstDay() {
        return firstDay;
    }
}
