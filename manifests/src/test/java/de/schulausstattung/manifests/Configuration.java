package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import de.schulausstattung.manifests.Manifests.Pod;
import de.schulausstattung.manifests.Rule.Findings;

/** What services are told by their environment. */
final class Configuration {

    /** Names of variables that carry secrets. */
    static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|JAAS|CURSOR_KEYS).*");
    private static final Set<String> TO_BE_TOLD = Set.of("QUARKUS_HTTP_HOST", "QUARKUS_MANAGEMENT_HOST",
            "QUARKUS_OIDC_AUTH_SERVER_URL");
    private static final Set<String> TO_BE_TOLD_WITH_DATA = Set.of("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD", "KAFKA_BOOTSTRAP_SERVERS", "SCHULAUSSTATTUNG_CURSOR_KEYS__1_");

    private Configuration() {
    }

    /** Every variable is a key that its module knows while it runs, and none that it needs is missing. */
    static List<String> variables(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : manifests.ourPods()) {
            var names = new HashSet<String>();
            for (var setting : manifests.settings(pod)) {
                names.add(setting.name());
                var why = project.whyUnknown(pod.module(), setting.name());
                findings.unless(why == null, "%s: %s %s", pod.title(), setting.name(), why);
            }
            if (pod.object().path("kind").asText().equals("Deployment")) {
                Stream.concat(TO_BE_TOLD.stream(), Project.DATABASES.containsKey(pod.module()) ? TO_BE_TOLD_WITH_DATA.stream()
                        : Stream.empty())
                        .forEach(needed -> findings.unless(names.contains(needed), "%s is not told %s", pod.title(), needed));
            }
        }
        return findings.all();
    }

    /** What is secret comes by reference, and none of it stands in the manifests but those for one's own cluster. */
    static List<String> secrets(Manifests manifests, Project project) {
        var findings = new Findings();
        for (Pod pod : manifests.pods()) {
            manifests.settings(pod).stream().filter(setting -> SECRET.matcher(setting.name()).matches())
                    .forEach(setting -> findings.unless(setting.value().isEmpty(), "%s: %s stands in the manifest", pod.title(),
                            setting.name()));
        }
        findings.unless(manifests.overlay().equals("dev") || manifests.all("Secret").isEmpty(), "%s holds secrets",
                manifests.overlay());
        return findings.all();
    }

    /**
     * Each database has one Job that migrates it under its owner's role, and whose pods stay with their logs when they fail; a
     * service knows neither that role nor how to.
     */
    static List<String> migrations(Manifests manifests, Project project) {
        var findings = new Findings();
        Project.DATABASES.forEach((module, database) -> {
            var jobs = manifests.ourPods().stream().filter(pod -> pod.object().path("kind").asText().equals("Job"))
                    .filter(pod -> pod.module().equals(module)).toList();
            findings.unless(jobs.size() == 1, "%s is migrated by %s Jobs", database, jobs.size());
            for (var job : jobs) {
                findings.unless(tells(manifests, job, "QUARKUS_FLYWAY_ACTIVE", "true")
                        && !tells(manifests, job, "QUARKUS_FLYWAY_MIGRATE_AT_START", "false")
                        && tells(manifests, job, "QUARKUS_INIT_AND_EXIT", "true"), "%s does not migrate and exit", job.title());
                findings.unless(job.spec().path("restartPolicy").asText().equals("Never"),
                        "%s: its pod and what it said are gone once it has failed", job.title());
                findings.unless(reads(job, "QUARKUS_FLYWAY_PASSWORD", database + "-db-owner"),
                        "%s does not migrate as the owner of %s", job.title(), database);
                findings.unless(url(manifests, job).matches("jdbc:postgresql://[^/]+/" + database + "(\\?.*)?"),
                        "%s migrates %s", job.title(), url(manifests, job));
            }
        });
        for (var pod : Pods.deployments(manifests)) {
            if (Project.DATABASES.containsKey(pod.module())) {
                var database = Project.DATABASES.get(pod.module());
                findings.unless(tells(manifests, pod, "QUARKUS_FLYWAY_ACTIVE", "false"), "%s migrates at its start",
                        pod.title());
                findings.unless(reads(pod, "QUARKUS_DATASOURCE_PASSWORD", database + "-db-app"), "%s does not log in as %s_app",
                        pod.title(), database);
                findings.unless(url(manifests, pod).matches("jdbc:postgresql://[^/]+/" + database + "(\\?.*)?"), "%s uses %s",
                        pod.title(), url(manifests, pod));
            }
            findings.unless(!pod.container().toString().contains("-db-owner"), "%s knows an owner's password", pod.title());
        }
        return findings.all();
    }

    private static boolean tells(Manifests manifests, Pod pod, String name, String value) {
        return manifests.settings(pod).stream()
                .anyMatch(setting -> setting.name().equals(name) && setting.value().equals(value));
    }

    private static String url(Manifests manifests, Pod pod) {
        return manifests.settings(pod).stream().filter(setting -> setting.name().equals("QUARKUS_DATASOURCE_JDBC_URL"))
                .map(Manifests.Setting::value).findFirst().orElse("nothing");
    }

    private static boolean reads(Pod pod, String variable, String secret) {
        return each(pod.container().path("env")).filter(candidate -> candidate.path("name").asText().equals(variable))
                .map(candidate -> candidate.at("/valueFrom/secretKeyRef/name").asText().replaceAll("-[a-z0-9]{10}$", ""))
                .anyMatch(secret::equals);
    }
}
