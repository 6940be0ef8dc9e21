package de.schulausstattung.needs.need;

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

/** What a school says of a need. */
public record DescribeNeed(@NotNull NeedKind kind,
        @Nullable @Size(max = 40) @Schema(description = "A device class of /device-categories; none for a training", examples = "TABLET") String deviceClass,
        @Nullable @Size(max = 200) @Schema(description = "What a training is about") String trainingTopic,
        @NotNull @Min(1) @Max(10_000) @Schema(description = "Devices, or people to train", examples = "24") Integer requested,
        @NotBlank @Size(max = 2_000) String reason,
        @Nullable @Size(max = 24) @Schema(description = "Teilkompetenzen of the Medienkompetenzrahmen; at least one to submit", examples = "[\"1.2\"]") List<@NotNull @Size(max = 10) String> competences,
        @Nullable @Schema(description = "Needed to submit where the school has recorded one") UUID medienkonzeptId,
        @Nullable @Min(1) @Max(2_000) Integer medienkonzeptPage,
        @Nullable @Size(max = 500) @Schema(description = "Needed to submit where the device class is built in") List<@NotNull UUID> roomIds,
        @Nullable @Pattern(regexp = "[0-9A-Z]{2}") String jahrgang,
        @Nullable @Size(max = 1_000) @Schema(description = "The devices that a replacement takes the place of") List<@NotNull UUID> replacedDeviceIds,
        @Nullable @Min(1) @Max(999) @Schema(description = "The school's own order, 1 first") Integer schoolPriority,
        @Nullable @Schema(description = "For a training: the need of the purchase that causes it") UUID causedBy,
        @Nullable @Min(1) @Max(100_000_000) @Schema(description = "What one may cost, gross; the Träger may set another when it approves") Long unitPriceCents) {

    /** A list that is left out is empty. */
    public DescribeNeed {
        competences = competences == null ? List.of() : competences;
        roomIds = roomIds == null ? List.of() : roomIds;
        replacedDeviceIds = replacedDeviceIds == null ? List.of() : replacedDeviceIds;
        reason = reason == null ? null : reason.strip();
    }
}
