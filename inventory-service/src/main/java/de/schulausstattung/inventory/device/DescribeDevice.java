package de.schulausstattung.inventory.device;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be said of a device. Either a model of the catalogue is named, or maker, model and class are. */
public record DescribeDevice(
        @NotNull @Pattern(regexp = "1\\d{5}") String schulnummer,
        @Nullable @Schema(description = "A room of that school") UUID roomId,
        @NotBlank @Size(max = 64) @Schema(description = "Unique in the Träger; upper and lower case are the same") String inventoryNumber,
        @Nullable @Size(min = 1, max = 100) @Schema(description = "Unique in the Träger") String serialNumber,
        @Nullable UUID modelId,
        @Nullable @Size(min = 1, max = 100) String maker,
        @Nullable @Size(min = 1, max = 200) String model,
        @Nullable DeviceClass deviceClass,
        @NotNull UserGroup userGroup,
        @Nullable LocalDate purchasedOn,
        @Nullable @Min(0) @Max(100_000_000) @Schema(description = "Gross price in cents, EUR") Long priceCents,
        @Nullable @Schema(description = "First day of use; a new device with it is in service") LocalDate inServiceFrom,
        @Nullable @Schema(description = "Planned end of use; by default purchase plus the model's years") LocalDate plannedUntil,
        @Nullable @Size(max = 64) @Schema(description = "The procurement item this device was delivered for") String procurementItemId) {

    /** Blanks around a text are nobody's intention: neither a file nor a form shows them. */
    public DescribeDevice {
        inventoryNumber = stripped(inventoryNumber);
        serialNumber = stripped(serialNumber);
        maker = stripped(maker);
        model = stripped(model);
        procurementItemId = stripped(procurementItemId);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
