package de.schulausstattung.meeting.round;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be said of a round. */
public record DescribeRound(@NotNull @Schema(description = "First day on which schools book") LocalDate bookingFrom,
        @NotNull @Schema(description = "Last day on which schools book") LocalDate bookingUntil,
        @NotNull @Schema(description = "Last day on which schools propose topics") LocalDate topicsUntil,
        @NotNull @Min(1) @Max(90) @Schema(description = "How many days both parties have to approve a protocol or to object; silence is consent", examples = "14") Integer objectionDays) {
}
