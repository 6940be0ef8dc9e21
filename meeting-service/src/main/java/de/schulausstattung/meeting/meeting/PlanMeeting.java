package de.schulausstattung.meeting.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Plans a talk of a school beside its regular one, in a round. */
public record PlanMeeting(@NotNull @Pattern(regexp = "1\\d{5}") String schulnummer, @NotNull Integer jahr,
        @NotBlank @Size(max = 500) String reason) {
}
