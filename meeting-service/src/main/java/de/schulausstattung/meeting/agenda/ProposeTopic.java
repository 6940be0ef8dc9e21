package de.schulausstattung.meeting.agenda;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Proposes something to talk about. */
public record ProposeTopic(@NotNull Topic topic, @NotBlank @Size(max = 200) String title) {
}
