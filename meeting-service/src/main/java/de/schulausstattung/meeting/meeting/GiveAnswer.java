package de.schulausstattung.meeting.meeting;

import jakarta.validation.constraints.NotNull;

/** Answers the invitation for oneself. */
public record GiveAnswer(@NotNull Answer answer) {
}
