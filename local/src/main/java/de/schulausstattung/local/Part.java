package de.schulausstattung.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the local run consists of; {@code --only} picks from it. */
enum Part {

    POSTGRES,
    KAFKA,
    KEYCLOAK,
    SERVICES;

    static Optional<Part> named(String name) {
        return Arrays.stream(values()).filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
    }
}
