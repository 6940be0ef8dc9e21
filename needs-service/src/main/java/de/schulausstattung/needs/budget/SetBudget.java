package de.schulausstattung.needs.budget;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sets a budget for a category and a year. */
public record SetBudget(@NotNull @Min(2000) @Max(2100) @Schema(examples = "2027") Integer jahr,
        @NotBlank @Size(max = 40) @Schema(description = "A category of /device-categories, or FORTBILDUNG", examples = "ENDGERAETE") String category,
        @Nullable @Pattern(regexp = "[A-Z]{1,2}") @Schema(description = "For schools of this Schulform alone; it takes the place of the one for all", examples = "G") String schulform,
        @NotNull @Min(0) @Max(1_000_000_000_000L) Long limitCents,
        @Nullable @Size(max = 100) @Schema(description = "Haushaltsstelle or Produkt", examples = "1.21.01/783100") String budgetLine) {

    DescribeBudget description() {
        return new DescribeBudget(limitCents, budgetLine);
    }
}
