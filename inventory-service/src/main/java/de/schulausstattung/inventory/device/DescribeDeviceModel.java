package de.schulausstattung.inventory.device;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be said of a model. */
public record DescribeDeviceModel(@NotBlank @Size(max = 100) String maker, @NotBlank @Size(max = 200) String name,
        @NotNull DeviceClass deviceClass,
        @Nullable @Min(1) @Max(30) @Schema(description = "Planned years of use") Integer lifeYears,
        @Nullable @Min(0) @Max(100_000_000) @Schema(description = "Usual gross price in cents, EUR") Long priceCents) {

    /** Blanks around a text are nobody's intention; a device that copies it shows none. */
    public DescribeDeviceModel {
        maker = maker == null ? null : maker.strip();
        name = name == null ? null : name.strip();
    }
}
