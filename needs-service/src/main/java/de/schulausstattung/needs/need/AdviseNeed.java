package de.schulausstattung.needs.need;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What the pedagogical adviser says of a need, and why. */
public record AdviseNeed(@NotNull Advice advice, @NotBlank @Size(max = 2_000) String text) {
}
