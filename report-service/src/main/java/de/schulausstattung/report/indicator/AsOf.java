package de.schulausstattung.report.indicator;

import java.time.LocalDate;

/**
 * The day that figures speak of. For today the status of a device decides; for a past day its valid time, because a status has
 * no past: a device without any date is left out then, and one that is defect now counts as usable until its last day of use.
 *
 * @param today whether the day is today
 */
public record AsOf(LocalDate day, boolean today) {
}
