package de.schulausstattung.needs.need;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Takes a need that was not granted over to a later round, and says why it still holds. */
public record CarryOverNeed(@NotNull UUID roundId, @NotBlank @Size(max = 500) String reason) {
}
