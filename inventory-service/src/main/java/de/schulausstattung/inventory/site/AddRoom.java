package de.schulausstattung.inventory.site;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** Adds a room to a school. */
public record AddRoom(@NotNull @Pattern(regexp = "1\\d{5}") String schulnummer, @NotBlank @Size(max = 50) String name,
        @NotNull RoomKind kind, @NotNull Boolean unterrichtsrelevant, @Nullable @Min(0) @Max(2000) Integer seats,
        @Nullable UUID standortId) {

    /** Blanks around a name are nobody's intention. */
    public AddRoom {
        name = name == null ? null : name.strip();
    }

    DescribeRoom description() {
        return new DescribeRoom(name, kind, unterrichtsrelevant, seats, standortId);
    }
}
