package de.schulausstattung.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.testing.VersionFloor.Library;
import io.restassured.path.json.JsonPath;

/**
 * The bill of materials of a packaged application (CycloneDX) names what is packaged and nothing else, nothing below
 * {@code docs/version-floor.csv}, and nothing under a licence that {@code docs/licences.csv} does not know. Runs after the
 * application was packaged.
 *
 * <pre>
 * class SbomIT extends SbomContract {
 * }
 * </pre>
 */
public abstract class SbomContract {

    private static final Path APPLICATION = Path.of("target/quarkus-app").toAbsolutePath();
    private static final Path SBOM = Path.of("target/bom.json").toAbsolutePath();

    /** Resolved by Maven, but kept out of applications by Quarkus, which has a use for it in development only. */
    private static final Set<String> NEVER_PACKAGED = Set.of("io.quarkus:quarkus-ide-launcher");

    private record Component(String group, String name, String version, String purl, Set<String> licences) {

        String library() {
            return group + ":" + name;
        }

        /** As Quarkus names the jar; what follows the version is a classifier. */
        boolean isIn(String jar) {
            return jar.startsWith(group + "." + name + "-" + version);
        }
    }

    /**
     * Seen red as it first was: Quarkus packages quarkus-flyway-postgresql by itself where Maven does not see it, and
     * leaves out what serves development only.
     */
    @Test
    void namesEveryJarThatIsPackagedAndNoOther() throws IOException {
        var components = components();
        var jars = jars();
        var unnamed = jars.stream().filter(jar -> components.stream().noneMatch(component -> component.isIn(jar)))
                .map(jar -> "packaged, but not in the bill: " + jar);
        var missing = components.stream().filter(component -> !NEVER_PACKAGED.contains(component.library()))
                .filter(component -> jars.stream().noneMatch(component::isIn))
                .map(component -> "in the bill, but not packaged: " + component.purl());
        report(Stream.concat(unnamed, missing).toList());
        System.out.println("SBOM: " + components.size() + " components, " + jars.size() + " jars");
    }

    /** Seen red with the floor of kafka-clients raised to 5. */
    @Test
    void namesNothingBelowTheFloor() throws IOException {
        var libraries = components().stream()
                .map(component -> new Library(component.group(), component.name(), component.version(), component.purl()))
                .toList();
        report(VersionFloor.of(ProjectRoot.find().resolve("docs/version-floor.csv")).below(libraries));
    }

    /** Seen red as long as the list was empty. */
    @Test
    void knowsEveryLicence() throws IOException {
        var known = new HashMap<String, Set<String>>();
        for (var line : Files.readAllLines(ProjectRoot.find().resolve("docs/licences.csv")).stream().skip(1).toList()) {
            var fields = line.split(";", -1);
            if (fields.length != 3 || fields[2].isBlank()) {
                throw new AssertionError("component;licence;note, but: " + line);
            }
            known.computeIfAbsent(fields[0], _ -> new TreeSet<>()).add(fields[1]);
        }
        var findings = new ArrayList<String>();
        for (var component : components()) {
            var own = known.getOrDefault(component.library(), Set.of());
            var unknown = new TreeSet<>(component.licences());
            unknown.removeAll(known.getOrDefault("*", Set.of()));
            unknown.removeAll(own);
            if (!unknown.isEmpty() || (component.licences().isEmpty() && own.isEmpty())) {
                findings.add(component.library() + " " + component.version() + " is under "
                        + (unknown.isEmpty() ? "no licence that it names" : String.join(", ", unknown)));
            }
        }
        report(findings);
    }

    private static List<Component> components() throws IOException {
        List<Map<String, Object>> all = new JsonPath(Files.readString(SBOM)).getList("components");
        var components = all.stream().filter(one -> String.valueOf(one.get("purl")).startsWith("pkg:maven/"))
                .map(SbomContract::component).toList();
        if (components.size() < 50) {
            throw new AssertionError("Only " + components.size() + " components in " + SBOM);
        }
        return components;
    }

    private static Component component(Map<String, Object> one) {
        return new Component(String.valueOf(one.get("group")), String.valueOf(one.get("name")),
                String.valueOf(one.get("version")), String.valueOf(one.get("purl")),
                licences(one.get("licenses")));
    }

    /** By SPDX id or expression, else by the name that the component gives its licence. */
    private static Set<String> licences(Object licences) {
        return licences instanceof List<?> all
                ? all.stream().map(one -> (Map<?, ?>) one).map(
                        one -> one.get("license") instanceof Map<?, ?> licence
                                ? licence.get("id") == null ? licence.get("name") : licence.get("id")
                                : one.get("expression"))
                        .map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    private static Set<String> jars() throws IOException {
        try (var files = Files.walk(APPLICATION.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void report(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new AssertionError(String.join("\n", findings));
        }
    }
}
