package de.schulausstattung.inventory.device;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.Step;

/** A step of a device's life; some steps require a reason. */
public record MoveDevice(@NotNull DeviceTransition transition, @Nullable @Size(max = 500) String reason) implements Step {
}
