package de.schulausstattung.needs.need;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.Step;

/** A step that the school takes with its need; withdrawing wants a reason. */
public record MoveNeed(@NotNull Transition transition, @Nullable @Size(max = 500) String reason) implements Step {

    /** The school's steps. */
    public enum Transition {
        SUBMIT,
        WITHDRAW
    }
}
