package de.schulausstattung.inventory.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** What can be said of a Standort; {@code main} marks the school's seat. */
public record DescribeStandort(@NotBlank @Size(max = 100) String name, @Nullable @Size(max = 100) String street,
        @Nullable @Pattern(regexp = "\\d{5}") String postcode, @Nullable @Size(max = 100) String place, @NotNull Boolean main) {
}
