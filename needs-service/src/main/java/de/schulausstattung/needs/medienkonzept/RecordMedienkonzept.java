package de.schulausstattung.needs.medienkonzept;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Records a version of the Medienkonzept of a school. */
public record RecordMedienkonzept(@NotNull @Pattern(regexp = "1\\d{5}") String schulnummer,
        @NotBlank @Size(max = 50) @Schema(description = "How the school names this version", examples = "2026") String label,
        @NotNull @Schema(description = "When the school decided on it") LocalDate adoptedOn,
        @NotNull @Size(max = 100) @Schema(description = "Codes of the Teilkompetenzen it covers, 1.1 to 6.4", examples = "[\"1.1\", \"4.1\"]") List<@NotNull @Size(max = 10) String> competences,
        @Nullable @Size(max = 500) @Pattern(regexp = "https?://\\S+") @Schema(description = "Where it can be read") String url) {

    /** Blanks around a name are nobody's intention. */
    public RecordMedienkonzept {
        label = label == null ? null : label.strip();
    }

    DescribeMedienkonzept description() {
        return new DescribeMedienkonzept(label, adoptedOn, competences, url);
    }
}
