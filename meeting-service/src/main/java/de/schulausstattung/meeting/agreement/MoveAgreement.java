package de.schulausstattung.meeting.agreement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.history.Step;

/** Closes an agreement outside the next talk. */
public record MoveAgreement(@NotNull AgreementTransition transition, @Nullable @Size(max = 500) String reason) implements Step {

    /** The steps; whatever is open at the next talk is settled there. */
    public enum AgreementTransition {
        COMPLETE
    }
}
