package de.schulausstattung.meeting.protocol;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import de.schulausstattung.meeting.agreement.AgreedLine;
import de.schulausstattung.platform.web.Identified;
import de.schulausstattung.platform.web.Versioned;

/**
 * A line of a protocol.
 *
 * @param ageYears how many years the wish has been carried on
 */
public record LineView(UUID id, @Schema(description = "Under which id it binds") UUID agreementId, int number, AgreedLine line,
        @Nullable UUID carriedOverFrom, int ageYears, int epoch, long version) implements Identified, Versioned {

    @Override
    @JsonIgnore
    public String pathId() {
        return id.toString();
    }
}
