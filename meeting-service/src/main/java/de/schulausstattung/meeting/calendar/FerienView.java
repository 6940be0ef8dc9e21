package de.schulausstattung.meeting.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Ferien as they are recorded.
 *
 * @param jahr the year in which they begin
 * @param lastDay the last day without school
 * @param source who decided that, where
 */
public record FerienView(int jahr, String name, LocalDate firstDay, LocalDate lastDay, String source, Instant recordedAt,
        String recordedBy) {
}
