package de.schulausstattung.platform.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies: tests run in the folder of their module. */
final class ProjectRoot {

    private ProjectRoot() {
    }

    /** The directory that holds {@code .mvn}. */
    static Path find() {
        var at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("No .mvn above " + Path.of("").toAbsolutePath());
        }
        return at;
    }
}
