package de.schulausstattung.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Starts a service from its jar, with all that it must be told about the others in its environment. */
final class ServiceLauncher {

    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;
    private final StartedProcesses started;
    private final Map<String, String> variables;

    /** @param variables what every service gets in its environment besides */
    ServiceLauncher(Folders folders, Ports ports, Secrets secrets, StartedProcesses started, Map<String, String> variables) {
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
        this.started = started;
        this.variables = variables;
    }

    /** Starts the process; {@link #awaitReady} says when it serves. */
    ServerProcess launch(Service service) {
        return launch(service, service.name(), Map.of());
    }

    /**
     * Starts a process of the service under a name of its own.
     *
     * @param more variables that win over those the service usually gets
     */
    ServerProcess launch(Service service, String name, Map<String, String> more) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm(folders, service));
        command.addAll(List.of("-jar", folders.jar(service).toString()));
        var environment = environment(service);
        environment.putAll(more);
        return ServerProcess.start(name, command, environment, folders.root(), folders.log(name), started);
    }

    /** What the JVM is told in the service's image, for a container of the usual size; quicker where there is no cache. */
    static List<String> jvm(Folders folders, Service service) {
        var options = new ArrayList<String>();
        options.add("-XX:MaxRAM=512m");
        var image = folders.root().resolve("deploy/image");
        options.add("@" + image.resolve("java.options"));
        options.add("-XX:CompilerDirectivesFile=" + image.resolve("compiler.directives"));
        if (folders.hasCache(service)) {
            options.add("-XX:AOTCache=" + folders.cache(service));
        } else {
            // Compiled once and not again: many that start beside each other are ready sooner.
            options.addAll(List.of("-XX:AOTMode=off", "-XX:TieredStopAtLevel=1"));
        }
        return options;
    }

    /**
     * Lets the JVM note what a start of the service needs, as building its image does; from then on it starts with that.
     *
     * @param port that is free meanwhile, as is the other one
     */
    void train(Service service, int port, int managementPort) {
        var jars = Objects.requireNonNull(folders.jar(service).getParent());
        var environment = Map.of("JAVA_HOME", System.getProperty("java.home"), "QUARKUS_HTTP_PORT", String.valueOf(port),
                "QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        ServerProcess.start("train-" + service.name(), List.of(folders.root().resolve("deploy/image/train").toString(),
                jars.toString(), folders.cache(service).toString()), environment, folders.root(),
                folders.log("train-" + service.name()), started).awaitSuccess();
    }

    /** Waits until the service is up, with or without what it needs. */
    void awaitStarted(Service service, ServerProcess process) {
        process.awaitReady(health(service, "started"));
    }

    /** Waits until the service says that it is ready. */
    void awaitReady(Service service, ServerProcess process) {
        process.awaitReady(health(service, "ready"));
    }

    private String health(Service service, String probe) {
        return "http://localhost:" + ports.of(service.managementPort()) + "/q/health/" + probe;
    }

    /** What a service gets in its environment. */
    Map<String, String> environment(Service service) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service.port())));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.of(service.managementPort())));
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", ports.realmUrl());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka());
        environment.put("SCHULAUSSTATTUNG_OUTBOX_CREATE_TOPICS", "true");
        // Once an hour in production; here a person waits for it.
        environment.put("SCHULAUSSTATTUNG_COMPARISON_EVERY", "15s");
        environment.put("QUARKUS_MAILER_HOST", "localhost");
        environment.put("QUARKUS_MAILER_PORT", String.valueOf(ports.mail()));
        if (service.database() != null) {
            environment.put("SCHULAUSSTATTUNG_CURSOR_KEYS__1_", secrets.of("cursor.key.1"));
            environment.put("QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://localhost:" + ports.postgres() + "/" + service.database());
            environment.put("QUARKUS_DATASOURCE_USERNAME", service.database() + "_app");
            environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.of(service.database() + ".app"));
            environment.put("QUARKUS_FLYWAY_USERNAME", service.database() + "_owner");
            environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.of(service.database() + ".owner"));
        }
        for (var upstream : Service.ALL) {
            if (service.route() == null && upstream.route() != null) {
                environment.put("GATEWAY_ROUTES_" + upstream.route().toUpperCase(Locale.ROOT) + "_UPSTREAM",
                        "http://localhost:" + ports.of(upstream.port()));
            }
        }
        environment.putAll(variables);
        return environment;
    }
}
