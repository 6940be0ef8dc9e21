package de.schulausstattung.meeting.protocol;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.meeting.agreement.AgreementView;
import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A line of last year, what came of it, and what becomes of it.
 *
 * @param settlement missing while it is not decided
 */
public record BalanceView(UUID id, @Schema(description = "The line of last year and what came of it") AgreementView agreement,
        @Nullable Settlement settlement, @Nullable String reason, int epoch, long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
