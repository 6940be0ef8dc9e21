package de.schulausstattung.inventory.site;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be said of a room. */
public record DescribeRoom(
        @NotBlank @Size(max = 50) @Schema(description = "Short label, unique in the school", examples = "A 104") String name,
        @NotNull RoomKind kind,
        @NotNull @Schema(description = "Whether lessons take place in it: the denominator of display coverage") Boolean unterrichtsrelevant,
        @Nullable @Min(0) @Max(2000) Integer seats, @Nullable UUID standortId) {

    /** Blanks around a name are nobody's intention. */
    public DescribeRoom {
        name = name == null ? null : name.strip();
    }
}
