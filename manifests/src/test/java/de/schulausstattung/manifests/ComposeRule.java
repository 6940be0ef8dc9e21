package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.manifests.Rule.Findings;

/** What must hold in docker-compose.yml and the Dockerfile, and between them and the rest of the project. */
enum ComposeRule {

    /** Every container has its limits, a way back and an end of its log: without, one takes the whole machine. */
    LIMITS((compose, found) -> compose.services().forEach((name, service) -> {
        for (var key : List.of("mem_limit", "cpus", "pids_limit", "restart", "stop_grace_period")) {
            found.unless(service.has(key), "%s: sets no %s", name, key);
        }
        found.unless(service.at("/logging/options").has("max-size"), "%s: its log grows for ever", name);
    })),
    /** A container may do what it must. Kafka's image writes its configuration at each start. */
    HARDENED((compose, found) -> compose.services().forEach((name, service) -> {
        found.unless(service.path("cap_drop").toString().equals("[\"ALL\"]"), "%s: keeps capabilities", name);
        found.unless(service.path("security_opt").toString().contains("no-new-privileges:true"), "%s: may gain privileges",
                name);
        found.unless(service.path("read_only").asBoolean() || name.equals("kafka"), "%s: may write to its image", name);
        found.unless(!service.path("privileged").asBoolean() && !service.has("network_mode") && !service.has("pid"),
                "%s: is no container any more", name);
    })),
    /** Who reaches the gateway and Keycloak reaches nothing else, and from outside this machine only if somebody says so. */
    PUBLISHED((compose, found) -> compose.services().forEach((name, service) -> {
        found.unless(!service.has("ports") || Set.of("gateway", "keycloak").contains(name)
                || service.at("/profiles/0").asText().equals("observability"), "%s: is published", name);
        each(service.path("ports")).forEach(port -> found.unless(
                port.asText().matches("\\$\\{\\w+:-127\\.0\\.0\\.1}:\\$\\{\\w+:-\\d+}:\\d+"),
                "%s: %s does not listen on loopback unless told", name, port.asText()));
    })),
    /** Database and broker are reached from the services alone, and reach nobody. */
    NETWORKS((compose, found) -> {
        found.unless(compose.root().at("/networks/inside/internal").asBoolean(), "the network inside leads out");
        for (var name : List.of("postgres", "kafka")) {
            found.unless(compose.service(name).path("networks").toString().equals("[\"inside\"]"), "%s: is not only inside",
                    name);
        }
    }),
    /** No secret in an environment; each that is mounted is declared, and written by deploy/secrets. */
    SECRETS((compose, found) -> {
        var written = compose.secretsScript();
        var declared = new TreeSet<String>();
        compose.root().path("secrets").fieldNames().forEachRemaining(declared::add);
        declared.forEach(name -> found.unless(
                written.contains(
                        name.endsWith("-service.properties") ? "write \"$service-service.properties\"" : "write " + name),
                "deploy/secrets does not write %s", name));
        compose.services().forEach((name, service) -> {
            each(service.path("secrets")).forEach(secret -> {
                var source = secret.isTextual() ? secret.asText() : secret.path("source").asText();
                found.unless(declared.contains(source), "%s: no secret %s", name, source);
            });
            service.path("environment").fieldNames().forEachRemaining(key -> found.unless(
                    !Configuration.SECRET.matcher(key).matches() || key.endsWith("_FILE"), "%s: %s is in the environment", name,
                    key));
        });
    }),
    /** Every variable of our modules is a key that they know while they run. */
    VARIABLES((compose, found) -> Project.MODULES
            .forEach(module -> compose.service(module).path("environment").fieldNames().forEachRemaining(variable -> {
                var why = compose.project().whyUnknown(module, variable);
                found.unless(why == null, "%s: %s %s", module, variable, String.valueOf(why));
            }))),
    /** Every address in an environment is that of a container that is on a common network, and of its port. */
    HOSTS((compose, found) -> compose.services().forEach((name, service) -> service.path("environment").properties()
            .forEach(variable -> Patterns.ADDRESS.matcher(variable.getValue().asText()).results().forEach(address -> {
                var host = address.group(1);
                var there = compose.services().get(host);
                found.unless(there != null && compose.listens(host, address.group(2)), "%s: %s names %s:%s", name,
                        variable.getKey(), host, address.group(2));
                found.unless(there == null || sharesNetwork(service, there), "%s: does not reach %s", name, host);
            })))),
    /** Who needs another waits until it is healthy, which the other can tell. */
    HEALTH((compose, found) -> compose.services().forEach((name, service) -> service.path("depends_on").properties()
            .forEach(needed -> {
                found.unless(needed.getValue().path("condition").asText().equals("service_healthy"), "%s: does not wait for %s",
                        name, needed.getKey());
                var there = compose.services().get(needed.getKey());
                found.unless(there != null && (there.has("healthcheck") || there.has("build")), "%s: %s cannot tell its health",
                        name, needed.getKey());
            }))),
    /** What is mounted or built from is there. */
    FILES((compose, found) -> compose.services().forEach((name, service) -> {
        each(service.path("volumes")).map(JsonNode::asText).filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .forEach(file -> found.unless(Files.exists(Project.file(file)), "%s: mounts %s, which there is not", name,
                        file));
        if (service.has("build")) {
            var file = service.at("/build/dockerfile").asText("Dockerfile");
            found.unless(Files.exists(Project.file(file)), "%s: is built by %s, which there is not", name, file);
            var module = service.at("/build/args/MODULE").asText(name);
            found.unless(name.equals("keycloak") || module.equals(name), "%s: is built from %s", name, module);
        }
    })),
    /** What the Dockerfile copies for a module reaches the builder, which sees only what .dockerignore lets through. */
    CONTEXT((compose, found) -> Project.MODULES.forEach(module -> Patterns.COPY.matcher(compose.dockerfile()).results()
            .flatMap(copy -> Stream.of(copy.group(1).strip().split("\\s+")))
            .map(source -> source.replace("${MODULE}", module).replaceFirst("/$", ""))
            .forEach(source -> found.unless(compose.ignored().lines().filter(line -> line.startsWith("!"))
                    .anyMatch(line -> source.equals(line.substring(1)) || source.startsWith(line.substring(1) + "/")),
                    "Dockerfile: %s does not reach the builder", source)))),
    /** Images have a version, the one that .env.example names; ours have the project's. */
    IMAGES((compose, found) -> compose.services().forEach((name, service) -> {
        var image = service.path("image").asText();
        found.unless(!image.contains("latest") && image.contains(":"), "%s: %s has no version", name, image);
        Patterns.STANDARD.matcher(image).results().forEach(variable -> found.unless(
                variable.group(2).equals(compose.example().get(variable.group(1))), "%s: %s is %s, in .env.example %s", name,
                variable.group(1), variable.group(2), compose.example().getOrDefault(variable.group(1), "nothing")));
        found.unless(!image.contains("${VERSION") || image.contains("${VERSION:-" + compose.project().version() + "}"),
                "%s: %s is not of version %s", name, image, compose.project().version());
    })),
    /** Each variable that the file reads is in .env.example or given by whoever builds, and is explained. */
    EXPLAINED((compose, found) -> {
        var explained = Project.text("docs/operations.md");
        Patterns.READ.matcher(compose.text()).results().map(read -> read.group(1)).distinct().forEach(variable -> {
            found.unless(compose.example().containsKey(variable) || variable.equals("REVISION"), ".env.example lacks %s",
                    variable);
            found.unless(explained.contains("`" + variable + "`"), "docs/operations.md does not explain %s", variable);
        });
    }),
    /** Every database of a service is made, with its roles, and Keycloak's. */
    DATABASES((compose, found) -> Project.DATABASES.forEach((module, database) -> {
        var environment = compose.service(module).path("environment");
        found.unless(environment.path("QUARKUS_DATASOURCE_JDBC_URL").asText().endsWith(":5432/" + database),
                "%s: uses %s", module, environment.path("QUARKUS_DATASOURCE_JDBC_URL").asText());
        found.unless(environment.path("QUARKUS_DATASOURCE_USERNAME").asText().equals(database + "_app"),
                "%s: does not log in as %s_app", module, database);
        found.unless(environment.path("QUARKUS_FLYWAY_USERNAME").asText().equals(database + "_owner"),
                "%s: does not migrate as %s_owner", module, database);
        found.unless(compose.secretsScript().matches("(?s).*services=\\([^)]*\\b" + database + "\\b.*"),
                "deploy/secrets makes no roles of %s", database);
    })),
    /** The image runs as a number, not as root, asks itself no name, and its entrypoint gets the signals. */
    DOCKERFILE((compose, found) -> {
        var file = compose.dockerfile();
        found.unless(file.matches("(?s).*\\nUSER [1-9]\\d+:[1-9]\\d+\\n(?!.*\\nUSER ).*"), "Dockerfile: USER is no number");
        found.unless(file.contains("\nENTRYPOINT [\"java\""), "Dockerfile: a shell is between the JVM and its signals");
        found.unless(file.contains("\nHEALTHCHECK "), "Dockerfile: no HEALTHCHECK");
        found.unless(file.contains("\nSTOPSIGNAL SIGTERM\n"), "Dockerfile: another signal than SIGTERM");
        found.unless(file.contains("\nARG BASE_IMAGE=" + compose.example().get("BASE_IMAGE") + "\n"),
                "Dockerfile: another base than .env.example");
        for (var label : List.of("title", "version", "revision", "licenses", "vendor", "description")) {
            found.unless(file.contains("org.opencontainers.image." + label + "="), "Dockerfile: no label %s", label);
        }
        found.unless(!Patterns.BUILDING.matcher(file.replaceAll("(?m)^#.*", "")).find(),
                "Dockerfile: builds where it should only copy");
        found.unless(!compose.healthy().contains("localhost") && compose.healthy().contains("/dev/tcp/127.0.0.1/"),
                "deploy/image/healthy: looks up a name");
    });

    /** Apart: the constants of an enum are made before its fields. */
    private static final class Patterns {
        private static final Pattern ADDRESS = Pattern.compile("(?:://|^)([a-z][a-z-]+):(\\d+)(?:/|$)");
        private static final Pattern STANDARD = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");
        private static final Pattern READ = Pattern.compile("\\$\\{([A-Z_]+)");
        private static final Pattern COPY = Pattern.compile("(?m)^COPY (.+) \\S+$");
        private static final Pattern BUILDING = Pattern.compile("\\b(mvn|apt-get|apk|yum|dnf|curl|wget)\\b");
    }

    private final BiConsumer<Compose, Findings> check;

    ComposeRule(BiConsumer<Compose, Findings> check) {
        this.check = check;
    }

    /** What is wrong, each as a sentence that begins with the container or file; empty if nothing. */
    List<String> check(Compose compose) {
        var found = new Findings();
        check.accept(compose, found);
        return new ArrayList<>(found.all());
    }

    private static boolean sharesNetwork(JsonNode one, JsonNode other) {
        return each(one.path("networks")).anyMatch(network -> each(other.path("networks")).anyMatch(network::equals));
    }
}
