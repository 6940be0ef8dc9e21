package de.schulausstattung.meeting.agenda;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A new version of the Träger's own template; talks that were invited to keep the one they had. */
public record RecordTemplate(@NotNull @Size(min = 1, max = 30) List<@Valid @NotNull TemplateItem> items) {
}
