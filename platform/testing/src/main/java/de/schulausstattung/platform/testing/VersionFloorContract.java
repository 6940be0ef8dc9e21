package de.schulausstattung.platform.testing;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.VersionFloor.Library;

/**
 * No library of a module, and none of the applications that are packaged already, lies below {@code docs/version-floor.csv},
 * nor below what Quarkus' own list of versions would bring.
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
        var libraries = onClassPath();
        libraries.addAll(floor.packaged(root));
        report(floor.below(libraries));
    }

    /**
     * Seen red as the pins first were: the list of Vert.x, imported before that of Quarkus, took slf4j back to 2.0.7, and two
     * versions of our own had been passed.
     */
    @Test
    void noPinTakesALibraryBelowWhatThePlatformBrings() throws IOException {
        var libraries = onClassPath();
        var brought = VersionFloor.ofBom(VersionFloor.platformBom(libraries));
        if (brought.size() < 1000) {
            throw new AssertionError("Only " + brought.size() + " libraries were recognised in the platform's list");
        }
        report(brought.below(libraries));
    }

    private static List<Library> onClassPath() throws IOException {
        var libraries = VersionFloor.onClassPath(ClassLoader.getSystemClassLoader());
        if (libraries.size() < 20) {
            throw new AssertionError("Only " + libraries.size() + " libraries were recognised on the class path");
        }
        return libraries;
    }

    private static void report(List<String> below) {
        if (!below.isEmpty()) {
            throw new AssertionError(String.join("\n", below));
        }
    }
}
