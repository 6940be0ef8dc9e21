package de.schulausstattung.needs.timeline;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a wish.
 *
 * @param subject what it happened to: the need, in this round or an earlier one, or what is bought for it
 * @param fact what happened, in the past tense
 * @param agreementId of a talk, where something is bought because it was agreed on
 */
public record TimelineStep(Instant recordedAt, Subject subject, UUID id, @Schema(examples = "APPROVED") String fact,
        @Nullable String reason, int jahr, @Nullable Integer requested, @Nullable Integer approved,
        @Nullable UUID agreementId, @Nullable Integer quantity, @Nullable String orderNumber, @Nullable Integer delivered,
        @Nullable Integer inService) {

    /** What something happened to. */
    public enum Subject {
        NEED,
        PROCUREMENT_ITEM
    }
}
