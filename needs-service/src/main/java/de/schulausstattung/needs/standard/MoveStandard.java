package de.schulausstattung.needs.standard;

import jakarta.validation.constraints.NotNull;

/** Moves a version on. */
public record MoveStandard(@NotNull StandardTransition transition) {
}
