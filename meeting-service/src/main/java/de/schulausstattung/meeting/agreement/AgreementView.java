package de.schulausstattung.meeting.agreement;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * An agreement and what came of it.
 *
 * @param number its place in the protocol
 * @param ageYears how many years the wish has been carried on
 */
public record AgreementView(UUID id, UUID meetingId, String schulnummer, int jahr, int zieljahr, int number, AgreedLine line,
        @Nullable UUID carriedOverFrom, int ageYears, Outcome outcome,
        @Schema(description = "Since when: agreed, ordered, delivered, or settled on this day") LocalDate outcomeOn,
        @Schema(description = "Why it was dropped") @Nullable String outcomeReason,
        @Schema(description = "How far the purchase is") @Nullable Progress progress, int epoch, long version)
        implements
            Identified,
            Versioned {

    /**
     * Whether something is still expected of it.
     *
     * @throws Conflict {@code agreement-closed}
     */
    public void requireOpen() {
        if (outcome.isClosed()) {
            throw new Conflict("agreement-closed", number, outcome);
        }
    }

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
