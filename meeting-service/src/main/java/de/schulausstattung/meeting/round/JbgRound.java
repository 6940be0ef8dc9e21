package de.schulausstattung.meeting.round;

import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import de.schulausstattung.platform.persistence.VersionedRow;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

/** The yearly round of talks of a Träger; what is agreed in it is meant for the year after (zieljahr). */
@Entity
@Table(name = "jbg_round")
class JbgRound extends VersionedRow {

    @Id
    private int jahr;
    private LocalDate bookingFrom = LocalDate.EPOCH;
    private LocalDate bookingUntil = LocalDate.EPOCH;
    private LocalDate topicsUntil = LocalDate.EPOCH;
    private int objectionDays;

    protected JbgRound() {
    }

    JbgRound(int jahr, DescribeRound command) {
        this.jahr = jahr;
        describe(command);
    }

    /** @throws Rejected {@code round-refused}: days in the wrong order, or not of the year of the talks or the one before */
    void describe(DescribeRound command) {
        if (command.bookingUntil().isBefore(command.bookingFrom()) || command.bookingUntil().getYear() > jahr
                || command.bookingFrom().getYear() < jahr - 1 || command.topicsUntil().getYear() > jahr
                || command.topicsUntil().getYear() < jahr - 1) {
            throw new Rejected("talk-round-refused", String.valueOf(jahr));
        }
        bookingFrom = command.bookingFrom();
        bookingUntil = command.bookingUntil();
        topicsUntil = command.topicsUntil();
        objectionDays = command.objectionDays();
    }

    /** @throws Conflict {@code booking-closed}: schools book within the round's days, the Träger at any time */
    void requireBooking(LocalDate day) {
        if (day.isBefore(bookingFrom) || day.isAfter(bookingUntil)) {
            throw new Conflict("booking-closed", bookingFrom, bookingUntil);
        }
    }

    /** @throws Conflict {@code topics-closed}: schools propose until a day, so that others can prepare */
    void requireTopics(LocalDate day) {
        if (day.isAfter(topicsUntil)) {
            throw new Conflict("topics-closed", topicsUntil);
        }
    }

    int jahr() {
        return jahr;
    }

    RoundView view() {
        return new RoundView(jahr, jahr + 1, bookingFrom, bookingUntil, topicsUntil, objectionDays, epoch(), version());
    }
}
