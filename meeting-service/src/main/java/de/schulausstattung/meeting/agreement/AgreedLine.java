package de.schulausstattung.meeting.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.problem.Rejected;

/** What was agreed on, as data that others can act on (S4-09, S4-10). */
public record AgreedLine(@NotNull AgreementKind kind,
        @NotBlank @Size(max = 500) @Schema(description = "In words", examples = "24 Tablets für Jahrgang 5") String text,
        @Nullable @Pattern(regexp = "[A-Z0-9_]{1,40}") @Schema(description = "A device class of inventory; for a purchase", examples = "TABLET") String deviceClass,
        @NotNull @Min(0) @Max(100_000) @Schema(description = "How many devices, or people to train", examples = "24") Integer quantity,
        @NotNull @Size(max = 100) @Schema(description = "For which rooms") List<@NotNull UUID> roomIds,
        @Nullable @Pattern(regexp = "[0-9A-Z]{2}") @Schema(description = "For which Jahrgang", examples = "05") String jahrgang,
        @Nullable @Schema(description = "The need it answers") UUID needId,
        @Nullable @Min(0) @Schema(description = "What it may cost, gross, in cents, EUR", examples = "960000") Long budgetCents,
        @Nullable @Size(max = 60) @Schema(description = "Haushaltsstelle", examples = "03.21.01/783110") String budgetLine,
        @Nullable LocalDate dueOn,
        @NotBlank @Pattern(regexp = "[A-Z_0-9]{1,40}") @Schema(description = "The function that carries it out", examples = "IT_BESCHAFFUNG") String owner,
        @NotNull Decision decision,
        @Nullable @Size(max = 500) @Schema(description = "Why it was rejected or deferred") String decisionReason,
        @Nullable @Size(max = 200) @Schema(description = "What a training is about") String trainingTopic) {

    /**
     * Holds a line to its rules.
     *
     * @throws Rejected {@code agreement-incomplete}: a purchase names what and how many, a training its topic and how many;
     *         {@code reason-required}: what is not accepted says why
     */
    public void check() {
        var isComplete = switch (kind) {
            case PURCHASE -> deviceClass != null && quantity > 0;
            case TRAINING -> trainingTopic != null && quantity > 0;
            case OTHER -> true;
        };
        if (!isComplete) {
            throw new Rejected("agreement-incomplete", kind);
        }
        if (decision != Decision.ACCEPTED && (decisionReason == null || decisionReason.isBlank())) {
            throw new Rejected("reason-required");
        }
    }

    /** The same wish a year later: not decided against, and without the day that has passed. */
    public AgreedLine carriedOn() {
        return new AgreedLine(kind, text, deviceClass, quantity, roomIds, jahrgang, needId, budgetCents, budgetLine, null,
                owner, Decision.ACCEPTED, null, trainingTopic);
    }
}
