package de.schulausstattung.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The oldest versions without a known weakness, from {@code docs/version-floor.csv}. */
final class VersionFloor {

    private static final Pattern IN_REPOSITORY = Pattern
            .compile("(?<group>.+)/(?<artifact>[^/]+)/(?<version>[^/]+)/\\k<artifact>-\\k<version>[^/]*\\.jar");
    private static final Pattern IN_APPLICATION = Pattern.compile(".*/(?<file>[^/]+?)-(?<version>\\d[^/]*)\\.jar");
    private static final Pattern NUMBERS = Pattern.compile("\\D+");

    private final Map<String, Floor> floors = new TreeMap<>();

    /**
     * One line of the list.
     *
     * @param exception a version below the floor that is used all the same; empty where there is none
     */
    record Floor(String library, String version, String reason, String exception) {
    }

    /**
     * A library and where it was found.
     *
     * @param group its group, maybe with the path to the local repository before it
     */
    record Library(String group, String artifact, String version, String where) {
    }

    private VersionFloor(List<Floor> all) {
        all.forEach(floor -> floors.put(floor.library(), floor));
    }

    static VersionFloor of(Path list) throws IOException {
        return of(Files.readString(list));
    }

    static VersionFloor of(String list) {
        return new VersionFloor(list.lines().skip(1).map(line -> {
            var fields = line.split(";", -1);
            if (fields.length != 4 || fields[2].isBlank()) {
                throw new IllegalArgumentException("library;floor;reason;exception, but: " + line);
            }
            return new Floor(fields[0], fields[1], fields[2], fields[3]);
        }).toList());
    }

    /** What a list of versions brings (a POM with dependency management): a pin is there to lie above it, never below. */
    static VersionFloor ofBom(Path pom) throws IOException {
        try {
            var managed = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile())
                    .getElementsByTagName("dependency");
            var floors = new ArrayList<Floor>();
            for (int i = 0; i < managed.getLength(); i++) {
                var dependency = (Element) managed.item(i);
                var version = text(dependency, "version");
                if (!version.isEmpty()) {
                    floors.add(new Floor(text(dependency, "groupId") + ":" + text(dependency, "artifactId"), version,
                            pom.getFileName().toString(), ""));
                }
            }
            return new VersionFloor(floors);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(pom.toString(), e);
        }
    }

    private static String text(Element dependency, String name) {
        var found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    /** How many libraries it names. */
    int size() {
        return floors.size();
    }

    /** Those that lie below their floor; the line of a library counts before that of its group. */
    List<String> below(Collection<Library> libraries) {
        var found = new ArrayList<String>();
        for (var library : libraries) {
            var floor = floor(library, library.artifact()).or(() -> floor(library, "*")).orElse(null);
            if (floor != null && compare(library.version(), floor.version()) < 0
                    && !library.version().equals(floor.exception())) {
                found.add(library.artifact() + " " + library.version() + " is below " + floor.version() + " (" + floor.reason()
                        + "): "
                        + library.where());
            }
        }
        return found;
    }

    private Optional<Floor> floor(Library library, String artifact) {
        return floors.values().stream().filter(floor -> floor.library().endsWith(":" + artifact))
                .filter(floor -> ("." + library.group())
                        .endsWith("." + floor.library().substring(0, floor.library().indexOf(':'))))
                .findFirst();
    }

    /** The libraries on a class path: jars as Maven keeps them, {@code …/io/netty/netty-common/4.1/netty-common-4.1.jar}. */
    static List<Library> onClassPath(ClassLoader loader) throws IOException {
        var found = new ArrayList<Library>();
        for (var manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
            var place = manifest.toString().replaceAll("^jar:file:|!/META-INF/MANIFEST\\.MF$", "");
            var jar = IN_REPOSITORY.matcher(place);
            if (jar.matches()) {
                found.add(
                        new Library(jar.group("group").replace('/', '.'), jar.group("artifact"), jar.group("version"), place));
            }
        }
        return found;
    }

    /** The list of versions that Quarkus on this class path belongs to, as Maven keeps it beside the jars. */
    static Path platformBom(List<Library> onClassPath) {
        var core = onClassPath.stream().filter(library -> library.artifact().equals("quarkus-core")).findFirst()
                .orElseThrow(() -> new IllegalStateException("No Quarkus on the class path"));
        var repository = core.where().substring(0, core.where().indexOf("io/quarkus/quarkus-core/"));
        return Path.of(repository, "io/quarkus/platform/quarkus-bom", core.version(),
                "quarkus-bom-" + core.version() + ".pom");
    }

    /** The libraries of packaged applications: jars as Quarkus names them, {@code lib/main/io.netty.netty-common-4.1.jar}. */
    List<Library> packaged(Path root) throws IOException {
        var found = new ArrayList<Library>();
        try (var modules = Files.newDirectoryStream(root, path -> Files.isDirectory(path.resolve("target/quarkus-app/lib")))) {
            for (var module : modules) {
                try (var files = Files.walk(module.resolve("target/quarkus-app/lib"))) {
                    files.map(Path::toString).filter(name -> name.endsWith(".jar"))
                            .forEach(name -> packaged(name, found));
                }
            }
        }
        return found;
    }

    /** Group and artifact are both joined by dots there; only the list knows where one ends. */
    private void packaged(String place, List<Library> found) {
        var jar = IN_APPLICATION.matcher(place);
        if (!jar.matches()) {
            return;
        }
        var file = jar.group("file");
        for (var floor : floors.keySet()) {
            var group = floor.substring(0, floor.indexOf(':'));
            var artifact = floor.substring(floor.indexOf(':') + 1);
            if (file.startsWith(group + ".") && (artifact.equals("*") || file.equals(group + "." + artifact))) {
                found.add(new Library(group, file.substring(group.length() + 1), jar.group("version"), place));
            }
        }
    }

    /** Compares by numbers: 4.1.9 is older than 4.1.135.Final. */
    static int compare(String a, String b) {
        var first = NUMBERS.split(a, -1);
        var second = NUMBERS.split(b, -1);
        for (int i = 0; i < Math.max(first.length, second.length); i++) {
            var difference = Long.compare(number(first, i), number(second, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static long number(String[] numbers, int at) {
        return at < numbers.length && !numbers[at].isEmpty() ? Long.parseLong(numbers[at]) : 0;
    }
}
