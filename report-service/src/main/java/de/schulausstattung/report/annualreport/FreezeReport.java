package de.schulausstattung.report.annualreport;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Freezes a year.
 *
 * @param reason why there is another version (Nachtrag); required where the year has one already
 */
public record FreezeReport(@Nullable @Size(max = 500) String reason) {
}
