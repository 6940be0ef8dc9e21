package de.schulausstattung.needs.procurement;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What was mistyped when an order was noted. */
public record CorrectOrder(@NotBlank @Size(max = 100) String orderNumber, @NotNull LocalDate orderedOn) {
}
