package de.schulausstattung.meeting.round;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Opens the round of a year: each school of the Träger in operation gets its regular talk. */
public record OpenRound(
        @NotNull @Min(2020) @Max(2100) @Schema(description = "The year the talks are held in", examples = "2026") Integer jahr,
        @NotNull LocalDate bookingFrom, @NotNull LocalDate bookingUntil, @NotNull LocalDate topicsUntil,
        @NotNull @Min(1) @Max(90) @Schema(description = "How many days both parties have to approve a protocol or to object; silence is consent", examples = "14") Integer objectionDays) {

    DescribeRound description() {
        return new DescribeRound(bookingFrom, bookingUntil, topicsUntil, objectionDays);
    }
}
