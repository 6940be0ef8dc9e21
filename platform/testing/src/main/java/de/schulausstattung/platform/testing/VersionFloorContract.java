package de.schulausstattung.platform.testing;

import java.io.IOException;

import org.junit.jupiter.api.Test;

/**
 * No library of a module, and none of the applications that are packaged already, lies below {@code docs/version-floor.csv}.
 *
 * <pre>
 * class VersionFloorTest extends VersionFloorContract {
 * }
 * </pre>
 */
public abstract class VersionFloorContract {

    @Test
    void noLibraryLiesBelowTheFloor() throws IOException {
        var root = ProjectRoot.find();
        var floor = VersionFloor.of(root.resolve("docs/version-floor.csv"));
        var libraries = VersionFloor.onClassPath(ClassLoader.getSystemClassLoader());
        if (libraries.size() < 20) {
            throw new AssertionError("Only " + libraries.size() + " libraries were recognised on the class path");
        }
        libraries.addAll(floor.packaged(root));
        var below = floor.below(libraries);
        if (!below.isEmpty()) {
            throw new AssertionError(String.join("\n", below));
        }
    }
}
