package de.schulausstattung.needs.round;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stage of a round: data, not code, so that a Träger has as many as its process has.
 *
 * @param from its first day
 * @param until its last day
 * @param writers who may write needs meanwhile; nobody where they are settled, while orders are placed
 */
public record Phase(
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") @Schema(description = "Unique in the round", examples = "COLLECT") String code,
        @NotBlank @Size(max = 100) @Schema(examples = "Bedarfe melden") String title, @NotNull LocalDate from,
        @NotNull LocalDate until,
        @NotNull @Size(max = 4) @Schema(description = "Who may write needs meanwhile") List<@NotNull Writer> writers) {

    /** Whether it is under way on this day. */
    boolean isOpen(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
