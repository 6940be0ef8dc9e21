package de.schulausstattung.inventory.site;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The rooms of schools by name; for uploads, where people write names and not ids. Upper and lower case are the same. */
public final class RoomNames {

    private final Map<String, Map<String, UUID>> bySchool;

    RoomNames(Map<String, Map<String, UUID>> bySchool) {
        this.bySchool = bySchool;
    }

    /** The room of this name at the school, or null; a room that was removed only where no other has its name now. */
    public @Nullable UUID find(String schulnummer, String name) {
        return bySchool.getOrDefault(schulnummer, Map.of()).get(key(name));
    }

    /** Letter by letter, as the database's {@code upper} does it; {@code String.toUpperCase} would make SS of ß. */
    private static String key(String name) {
        return name.codePoints().map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
