package de.schulausstattung.manifests;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the rest of the project says: ports, keys, channels, databases, metrics, tables of documents. */
final class Project {

    /** What the names of our images begin with, behind the registry that a cluster has them from. */
    static final String IMAGES = "schulausstattung/";

    /** As every runtime of containers tells it from a name: by a dot. */
    private static final Pattern REGISTRY = Pattern.compile("^[^/]+\\.[^/]+/");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String PROPERTIES = "src/main/resources/application.properties";

    /** The applications: each has an image. */
    static final List<String> MODULES = modules();

    /** The name of the database of each that has one. */
    static final Map<String, String> DATABASES = MODULES.stream()
            .filter(module -> Files.exists(file(module + "/src/main/resources/db/migration")))
            .collect(Collectors.toMap(module -> module, module -> module.replaceFirst("-service$", "")));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Pattern> variables = new HashMap<>();
    private final Set<String> quarkusVariables = new HashSet<>();
    private final Set<String> quarkusBuildVariables = new HashSet<>();

    /** Files that a test has changed, by their path. */
    private final Map<String, String> changed;

    /** Reads Quarkus' own list of keys; the rest is read when it is asked for. */
    Project() {
        changed = Map.of();
        try {
            for (URL model : Collections.list(
                    Project.class.getClassLoader().getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
                try (InputStream in = model.openStream()) {
                    collect(JSON.readTree(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Project(Project original, Map<String, String> changed) {
        this.changed = changed;
        variables.putAll(original.variables);
        quarkusVariables.addAll(original.quarkusVariables);
        quarkusBuildVariables.addAll(original.quarkusBuildVariables);
    }

    /** The same with one piece of text changed in one of its documents. */
    Project with(String path, String from, String to) {
        var text = text(path);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(path + " does not contain " + from);
        }
        return new Project(this, Map.of(path, text.replace(from, to)));
    }

    /** The name of an image without the registry that a cluster has it from. */
    static String withoutRegistry(String image) {
        return REGISTRY.matcher(image).replaceFirst("");
    }

    /** Whether an image is one of our modules'. */
    static boolean isOurs(String image) {
        return withoutRegistry(image).startsWith(IMAGES);
    }

    /** A file of the project. */
    static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** Its text. */
    static String text(String path) {
        return read(file(path));
    }

    /** The text of any file. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its version. */
    String version() {
        return first("<artifactId>schulausstattung</artifactId>\\s*<version>([^<]+)<", text("pom.xml"));
    }

    /** How much of its memory a container's JVM makes heap. */
    int heapPercentage() {
        return Integer.parseInt(first("(?m)^-XX:MaxRAMPercentage=(\\d+)$", text("deploy/image/java.options")));
    }

    /** How long the gateway keeps a connection to a service that nothing is sent on. */
    int idleSeconds() {
        return Integer.parseInt(first(" IDLE_SECONDS = (\\d+);",
                text("gateway/src/main/java/de/schulausstattung/gateway/routing/UpstreamClient.java")));
    }

    /** A key of a module: its own properties win over those of the platform. */
    String property(String module, String key) {
        for (var source : propertyFiles(module)) {
            var value = properties(source).getProperty(key);
            if (value != null) {
                return value;
            }
        }
        throw new IllegalArgumentException("No " + key + " in " + module);
    }

    /** The topics that a module consumes. */
    Set<String> consumed(String module) {
        return properties(module + "/" + PROPERTIES).entrySet().stream()
                .filter(entry -> entry.getKey().toString().matches("mp\\.messaging\\.incoming\\..+\\.topics?"))
                .flatMap(entry -> Stream.of(entry.getValue().toString().split(",")).map(String::strip))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why a module does not know this variable of its environment; null if it does. */
    @Nullable
    String whyUnknown(String module, String variable) {
        if (variable.equals("JAVA_TOOL_OPTIONS")) {
            return null;
        }
        if (variable.startsWith("KAFKA_")) {
            var key = variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
            return ProducerConfig.configNames().contains(key) || ConsumerConfig.configNames().contains(key) ? null
                    : "is no key of the Kafka client";
        }
        if (variable.startsWith("QUARKUS_")) {
            if (matches(quarkusVariables, variable)) {
                return null;
            }
            return matches(quarkusBuildVariables, variable) ? "is fixed when the image is built" : "is no key of Quarkus";
        }
        return variables.computeIfAbsent(module, Project::ownVariables).matcher(variable).matches() ? null
                : "is no key of " + module;
    }

    /** Whether a key of Quarkus or of the Kafka client can be set where the application runs. */
    boolean isRuntimeKey(String key) {
        return key.startsWith("kafka.") || matches(quarkusVariables, variable(key));
    }

    /** Names under which Prometheus sees what our applications expose, by the list that the test of each holds true. */
    Set<String> metrics() {
        return text("docs/metrics.csv").lines().skip(1).map(line -> line.split(";", -1))
                .flatMap(row -> suffixes(row[1]).map(suffix -> row[0] + suffix)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> suffixes(String kind) {
        return switch (kind) {
            case "timer" -> Stream.of("_count", "_sum", "_max");
            case "histogram" -> Stream.of("_count", "_sum", "_max", "_bucket");
            default -> Stream.of("");
        };
    }

    /** The names of the files in a folder. */
    Set<String> files(String folder) {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statements that make a service's roles and database, or with null those that come before them all. */
    List<String> bootstrap(@Nullable String database) {
        var script = text(
                "platform/data/src/main/resources/db/bootstrap/" + (database == null ? "cluster" : "service") + ".sql")
                .replaceAll("(?m)^--.*\\R", "");
        return Arrays.stream(script.split(";\\R", -1)).map(String::strip).filter(sql -> !sql.isEmpty())
                .map(sql -> database == null ? sql : sql.replace("${service}", database)).toList();
    }

    /** The rows of the table below a heading of docs/kubernetes.md, without its head; cells without marks of code. */
    List<List<String>> table(String heading) {
        var rows = new ArrayList<List<String>>();
        for (var line : section("docs/kubernetes.md", heading).lines().filter(candidate -> candidate.startsWith("|")).skip(2)
                .toList()) {
            rows.add(Arrays.stream(line.substring(1).split("\\|", -1)).map(cell -> cell.replace("`", "").strip()).toList());
        }
        return rows;
    }

    /** The sections of the third level below a heading of the second, by their heading. */
    Map<String, String> subsections(String document, String heading) {
        var sections = new TreeMap<String, String>();
        Arrays.stream(section(document, heading).split("\n### ", -1)).skip(1)
                .forEach(section -> sections.put(section.lines().findFirst().orElse("").strip(), section));
        return sections;
    }

    /** JSON of a file. */
    JsonNode json(String path) {
        try {
            return JSON.readTree(document(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String document(String path) {
        return changed.getOrDefault(path, text(path));
    }

    private String section(String path, String heading) {
        var document = document(path);
        var from = document.indexOf("\n## " + heading + "\n");
        if (from < 0) {
            return "";
        }
        var to = document.indexOf("\n## ", from + 1);
        return document.substring(from, to < 0 ? document.length() : to);
    }

    private static Pattern ownVariables(String module) {
        var roots = Stream.of(module, "platform/core", "platform/data")
                .filter(root -> !root.equals("platform/data") || DATABASES.containsKey(module));
        return Pattern.compile(Stream.concat(
                propertyFiles(module).stream().flatMap(source -> properties(source).stringPropertyNames().stream())
                        .map(key -> variable(key.replaceFirst("^%\\w+\\.", ""))),
                roots.flatMap(root -> ConfigurationKeys.of(root).stream()).flatMap(mapping -> mapping.keys().stream())
                        .map(ConfigurationKeys.Key::pattern))
                .collect(Collectors.joining("|")));
    }

    private static List<String> propertyFiles(String module) {
        var files = new ArrayList<>(List.of(module + "/" + PROPERTIES,
                "platform/core/src/main/resources/META-INF/microprofile-config.properties"));
        if (DATABASES.containsKey(module)) {
            files.add("platform/data/src/main/resources/META-INF/microprofile-config.properties");
        }
        return files;
    }

    /** A properties file of the project. */
    static Properties properties(String path) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private void collect(JsonNode node) {
        var phase = node.path("phase").asText();
        if (!phase.isEmpty()) {
            var target = phase.equals("RUN_TIME") ? quarkusVariables : quarkusBuildVariables;
            target.add(node.at("/path/environmentVariable").asText());
            Manifests.each(node.path("additionalPaths")).forEach(path -> target.add(path.path("environmentVariable").asText()));
        }
        node.forEach(this::collect);
    }

    /** A name between double underscores stands for every name. */
    private static boolean matches(Set<String> names, String variable) {
        return names.contains(variable) || (variable.contains("__") && names.stream().filter(name -> name.contains("__"))
                .anyMatch(name -> variable.matches(name.replaceAll("__[A-Z0-9_]+?__$", "__.+_").replaceAll("__[A-Z0-9_]+?__",
                        "__.+__"))));
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static List<String> modules() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve(PROPERTIES)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).findFirst().orElseThrow();
    }
}
