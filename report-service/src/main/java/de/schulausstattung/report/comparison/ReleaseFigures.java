package de.schulausstattung.report.comparison;

import jakarta.validation.constraints.NotNull;

/** Releases the Träger's figures to the Kreis, or withdraws them. */
public record ReleaseFigures(@NotNull Boolean released) {
}
