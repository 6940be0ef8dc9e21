package de.schulausstattung.platform.history;

import org.jspecify.annotations.Nullable;

/** A command that takes a step of an aggregate's life, and says why where a rule wants to know. */
public interface Step {

    /** The step. */
    Enum<?> transition();

    /** Why, where the caller said so. */
    @Nullable
    String reason();
}
