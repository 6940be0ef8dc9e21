package de.schulausstattung.manifests;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The installation on one machine.
 *
 * @param text docker-compose.yml
 * @param dockerfile the Dockerfile of our modules
 * @param ignored .dockerignore
 * @param healthy the health check in the image
 * @param secretsScript deploy/secrets
 * @param example what .env.example sets
 */
record Compose(String text, String dockerfile, String ignored, String healthy, String secretsScript,
        Map<String, String> example,
        Project project, JsonNode root) {

    /** What the images of others listen on. */
    private static final Map<String, String> FOREIGN_PORTS = Map.of("postgres", "5432", "kafka", "9092", "keycloak", "8080");

    /** As committed. */
    static Compose committed(Project project) {
        return of(Project.text("docker-compose.yml"), Project.text("Dockerfile"), Project.text(".dockerignore"),
                Project.text("deploy/image/healthy"),
                Project.text("deploy/secrets"), Project.text(".env.example"), project);
    }

    private static Compose of(String text, String dockerfile, String ignored, String healthy, String secretsScript,
            String example,
            Project project) {
        // What is only proposed counts, too: the file's own standard is the same.
        var values = example.lines().map(line -> line.replaceFirst("^# (?=[A-Z_]+=)", ""))
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1)));
        return new Compose(text, dockerfile, ignored, healthy, secretsScript, values, project,
                Manifests.document(text));
    }

    /** The same with one piece of text changed in one of its files. */
    Compose with(String file, String from, String to) {
        return of(changed("docker-compose.yml", text, file, from, to), changed("Dockerfile", dockerfile, file, from, to),
                changed(".dockerignore", ignored, file, from, to),
                changed("healthy", healthy, file, from, to), changed("secrets", secretsScript, file, from, to),
                changed(".env.example", example.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n")), file, from, to),
                project);
    }

    private static String changed(String name, String text, String file, String from, String to) {
        if (!name.equals(file)) {
            return text;
        }
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not contain " + from);
        }
        var at = text.indexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    Map<String, JsonNode> services() {
        var services = new LinkedHashMap<String, JsonNode>();
        root.path("services").properties().forEach(service -> services.put(service.getKey(), service.getValue()));
        return services;
    }

    JsonNode service(String name) {
        return root.path("services").path(name);
    }

    /** Whether a container listens on a port inside. */
    boolean listens(String name, String port) {
        return port.equals(FOREIGN_PORTS.getOrDefault(name, service(name).at("/build/args/PORT").asText()));
    }
}
