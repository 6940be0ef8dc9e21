package de.schulausstattung.meeting.protocol;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.Step;

/** A step of a protocol. */
public record MoveProtocol(@NotNull ProtocolTransition transition, @Nullable @Size(max = 500) String reason) implements Step {
}
