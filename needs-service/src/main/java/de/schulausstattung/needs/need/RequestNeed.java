package de.schulausstattung.needs.need;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** Asks for something in a round, on behalf of a school; a draft until it is submitted. */
public record RequestNeed(@NotNull @Pattern(regexp = "1\\d{5}") String schulnummer, @NotNull UUID roundId,
        @NotNull NeedKind kind, @Nullable @Size(max = 40) String deviceClass, @Nullable @Size(max = 200) String trainingTopic,
        @NotNull @Min(1) @Max(10_000) Integer requested, @NotBlank @Size(max = 2_000) String reason,
        @Nullable @Size(max = 24) List<@NotNull @Size(max = 10) String> competences, @Nullable UUID medienkonzeptId,
        @Nullable @Min(1) @Max(2_000) Integer medienkonzeptPage, @Nullable @Size(max = 500) List<@NotNull UUID> roomIds,
        @Nullable @Pattern(regexp = "[0-9A-Z]{2}") String jahrgang,
        @Nullable @Size(max = 1_000) List<@NotNull UUID> replacedDeviceIds, @Nullable @Min(1) @Max(999) Integer schoolPriority,
        @Nullable UUID causedBy, @Nullable @Min(1) @Max(100_000_000) Long unitPriceCents) {

    DescribeNeed description() {
        return new DescribeNeed(kind, deviceClass, trainingTopic, requested, reason, competences, medienkonzeptId,
                medienkonzeptPage, roomIds, jahrgang, replacedDeviceIds, schoolPriority, causedBy, unitPriceCents);
    }
}
