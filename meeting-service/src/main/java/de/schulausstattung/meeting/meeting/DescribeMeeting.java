package de.schulausstattung.meeting.meeting;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** On what a talk is based (S4-07). */
public record DescribeMeeting(@Nullable UUID medienkonzeptId,
        @NotNull @Schema(description = "Says that the school has no Medienkonzept") Boolean medienkonzeptMissing,
        @Nullable @Size(max = 60) @Schema(description = "Version of the Medienentwicklungsplan", examples = "2026") String mepVersion) {
}
