package de.schulausstattung.meeting.slot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Offers the same time frames of a team on each of some days. */
public record OfferSlots(@NotBlank @Size(max = 60) @Schema(examples = "IT-Beschaffung 1") String team,
        @NotNull LocalDate firstDay, @NotNull LocalDate lastDay,
        @NotNull @Size(min = 1, max = 7) @Schema(description = "On which days of the week") Set<@NotNull DayOfWeek> weekdays,
        @NotNull @Size(min = 1, max = 12) @Schema(description = "When they begin, in Europe/Berlin", examples = "[\"09:00\",\"11:00\"]") List<@NotNull LocalTime> times,
        @NotNull @Min(15) @Max(480) @Schema(description = "How long each lasts", examples = "90") Integer minutes,
        @Nullable @Size(max = 200) @Schema(description = "Where, or the address of an online room") String place) {
}
