package de.schulausstattung.report.loop;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/**
 * A procurement item of which everything has arrived.
 *
 * @param quantity how many devices
 * @param needSubmittedOn since when the Träger knew of the need
 */
record Delivery(String schulnummer, int quantity, LocalDate deliveredOn, @Nullable LocalDate needSubmittedOn) {

    /** Days from need to delivery; empty where nobody knows the first day, or the need was handed in after the fact. */
    OptionalLong days() {
        return needSubmittedOn == null || needSubmittedOn.isAfter(deliveredOn) ? OptionalLong.empty()
                : OptionalLong.of(ChronoUnit.DAYS.between(needSubmittedOn, deliveredOn));
    }
}
