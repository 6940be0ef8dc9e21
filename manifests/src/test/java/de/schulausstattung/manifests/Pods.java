package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.manifests.Manifests.Pod;
import de.schulausstattung.manifests.Manifests.Setting;
import de.schulausstattung.manifests.Rule.Findings;
import io.kubernetes.client.custom.Quantity;

/** What a pod must look like. */
final class Pods {

    private static final String USER = "10001";
    private static final BigDecimal MIB = BigDecimal.valueOf(1024 * 1024);
    private static final int LEAST_HEAP = 256;
    private static final int LEAST_BESIDE_THE_HEAP = 192;
    private static final Map<String, String> PROBES = Map.of("startupProbe", "/q/health/started", "readinessProbe",
            "/q/health/ready", "livenessProbe", "/q/health/live");
    private static final int UNTIL_NOBODY_SENDS = 5;
    private static final int FOR_THE_JVM = 10;

    private Pods() {
    }

    /** Every container says what it needs and what it may have, of processor and memory. */
    static List<String> resources(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : manifests.pods()) {
            for (var container : pod.containers()) {
                for (var resource : List.of("cpu", "memory")) {
                    var request = container.at("/resources/requests").path(resource);
                    var limit = container.at("/resources/limits").path(resource);
                    if (request.isMissingNode() || limit.isMissingNode()) {
                        findings.add("%s: %s has no request or no limit", pod.title(), resource);
                    } else {
                        findings.unless(quantity(request).compareTo(quantity(limit)) <= 0,
                                "%s requests %s of %s, its limit is %s",
                                pod.title(), request.asText(), resource, limit.asText());
                    }
                }
            }
        }
        return findings.all();
    }

    /**
     * The heap is the share of the limit that the image's options say, and nothing else says one: as large as in the local run,
     * and beside it room for what the JVM needs besides.
     */
    static List<String> heap(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : manifests.ourPods()) {
            findings.unless(manifests.settings(pod).stream().noneMatch(setting -> setting.name().equals("JAVA_TOOL_OPTIONS")),
                    "%s sets options of the JVM, which those of the image override", pod.title());
            var limit = quantity(pod.container().at("/resources/limits/memory")).divide(MIB).intValue();
            var heap = limit * project.heapPercentage() / 100;
            findings.unless(heap >= LEAST_HEAP && limit - heap >= LEAST_BESIDE_THE_HEAP,
                    "%s: of %s MiB %s are heap; it needs %s, and %s beside it", pod.title(), limit, heap, LEAST_HEAP,
                    LEAST_BESIDE_THE_HEAP);
        }
        return findings.all();
    }

    /** What the standard {@code restricted} asks for, and a namespace that enforces it. */
    static List<String> restricted(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : manifests.pods()) {
            var spec = pod.spec();
            findings.unless(spec.at("/securityContext/runAsNonRoot").asBoolean(), "%s may run as root", pod.title());
            findings.unless(spec.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
                    "%s has no seccomp profile", pod.title());
            for (var field : List.of("hostNetwork", "hostPID", "hostIPC")) {
                findings.unless(!spec.path(field).asBoolean(), "%s has %s", pod.title(), field);
            }
            each(spec.path("volumes"))
                    .forEach(volume -> findings.unless(!volume.has("hostPath"), "%s mounts a path of its node",
                            pod.title()));
            for (var container : pod.containers()) {
                var security = container.path("securityContext");
                findings.unless(security.path("allowPrivilegeEscalation").isBoolean()
                        && !security.path("allowPrivilegeEscalation").asBoolean(), "%s may gain privileges", pod.title());
                findings.unless(!security.path("privileged").asBoolean(), "%s is privileged", pod.title());
                findings.unless(security.at("/capabilities/drop/0").asText().equals("ALL")
                        && security.at("/capabilities/add").isMissingNode(), "%s keeps capabilities", pod.title());
            }
        }
        for (var namespace : manifests.all("Namespace")) {
            for (var mode : List.of("enforce", "audit", "warn")) {
                findings.unless(
                        namespace.at("/metadata/labels").path("pod-security.kubernetes.io/" + mode).asText()
                                .equals("restricted"),
                        "%s does not %s the standard restricted", Manifests.title(namespace), mode);
            }
        }
        findings.unless(manifests.all("Namespace").size() == 1, "There is not exactly one Namespace");
        return findings.all();
    }

    /** What we ask for beyond: a user by number, nothing to write on but /tmp, no token, no variables of other Services. */
    static List<String> hardened(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : manifests.pods()) {
            findings.unless(isFalse(pod.spec().path("automountServiceAccountToken")), "%s gets a token of the cluster",
                    pod.title());
            findings.unless(isFalse(pod.spec().path("enableServiceLinks")),
                    "%s gets variables like KAFKA_PORT of other Services, which it would take for settings", pod.title());
        }
        for (var pod : manifests.ourPods()) {
            findings.unless(pod.spec().at("/securityContext/runAsUser").asText().equals(USER), "%s does not run as user %s",
                    pod.title(), USER);
            findings.unless(pod.container().at("/securityContext/readOnlyRootFilesystem").asBoolean(),
                    "%s may write to its image", pod.title());
            var tmp = each(pod.container().path("volumeMounts"))
                    .filter(mount -> mount.path("mountPath").asText().equals("/tmp"))
                    .map(mount -> mount.path("name").asText()).findFirst().orElse("");
            findings.unless(each(pod.spec().path("volumes")).anyMatch(volume -> volume.path("name").asText().equals(tmp)
                    && volume.at("/emptyDir").has("sizeLimit")), "%s has no /tmp of limited size", pod.title());
        }
        return findings.all();
    }

    /** All three probes, at the management port, at paths that the services answer; and the ports that they listen on. */
    static List<String> probes(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : deployments(manifests)) {
            var http = project.property(pod.module(), "quarkus.http.port");
            var management = project.property(pod.module(), "quarkus.management.port");
            findings.unless(pod.portNumber("http").equals(http), "%s: port http is %s, the service listens on %s", pod.title(),
                    pod.portNumber("http"), http);
            findings.unless(pod.portNumber("management").equals(management),
                    "%s: port management is %s, the service listens on %s",
                    pod.title(), pod.portNumber("management"), management);
            var root = "/" + project.property(pod.module(), "quarkus.http.non-application-root-path") + "/";
            PROBES.forEach((probe, path) -> {
                var get = pod.container().path(probe).path("httpGet");
                findings.unless(get.path("path").asText().equals(path) && path.startsWith(root), "%s: %s asks %s instead of %s",
                        pod.title(), probe, get.path("path").asText(), path);
                findings.unless(pod.portNumber(get.path("port").asText()).equals(management),
                        "%s: %s asks another port than %s",
                        pod.title(), probe, management);
            });
        }
        for (var monitor : manifests.all("ServiceMonitor")) {
            each(monitor.at("/spec/endpoints")).map(endpoint -> endpoint.path("path").asText()).forEach(path -> findings
                    .unless(path.equals("/q/metrics"), "%s reads %s instead of /q/metrics", Manifests.title(monitor), path));
        }
        return findings.all();
    }

    /**
     * A pod that goes waits until nobody connects any more, then until those who are connected have gone, and ends what runs;
     * it has time for all of it, and none goes before another came.
     */
    static List<String> shutdown(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : deployments(manifests)) {
            var sleep = pod.container().at("/lifecycle/preStop/sleep/seconds").asInt();
            var delay = seconds(manifests, pod, "QUARKUS_SHUTDOWN_DELAY");
            var timeout = seconds(manifests, pod, "QUARKUS_SHUTDOWN_TIMEOUT");
            var grace = pod.spec().path("terminationGracePeriodSeconds").asInt();
            findings.unless(sleep >= UNTIL_NOBODY_SENDS, "%s sleeps %s s before it stops, not %s", pod.title(), sleep,
                    UNTIL_NOBODY_SENDS);
            findings.unless(delay > project.idleSeconds(),
                    "%s works on for %s s; the gateway keeps an idle connection for %s", pod.title(), delay,
                    project.idleSeconds());
            findings.unless(timeout > 0, "%s ends at once what runs", pod.title());
            findings.unless(grace >= sleep + delay + timeout + FOR_THE_JVM,
                    "%s: grace of %s s is less than %s + %s + %s + %s", pod.title(), grace, sleep, delay, timeout, FOR_THE_JVM);
            findings.unless(pod.object().at("/spec/strategy/rollingUpdate/maxUnavailable").asText().equals("0"),
                    "%s: an old pod may go before a new one is ready", pod.title());
        }
        return findings.all();
    }

    private static int seconds(Manifests manifests, Pod pod, String variable) {
        return manifests.settings(pod).stream().filter(setting -> setting.name().equals(variable)).map(Setting::value)
                .map(value -> Integer.parseInt(value.replace("S", ""))).findFirst().orElse(0);
    }

    /**
     * Images are the modules', of the project's version, and from the installation's registry; a Job's name carries the
     * version, since a Job cannot be changed.
     */
    static List<String> images(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var pod : manifests.pods()) {
            for (var container : pod.containers()) {
                var image = container.path("image").asText();
                findings.unless(image.matches("[^:]+:[^:]+") && !image.endsWith(":latest"), "%s: image %s has no version",
                        pod.title(), image);
            }
        }
        for (var pod : manifests.ourPods()) {
            var image = pod.container().path("image").asText();
            var name = Project.withoutRegistry(image);
            findings.unless(
                    Project.MODULES.contains(pod.module())
                            && name.equals(Project.IMAGES + pod.module() + ":" + project.version()),
                    "%s: no module makes the image %s in version %s", pod.title(), image, project.version());
            findings.unless(manifests.overlay().equals("dev") || !name.equals(image),
                    "%s: image %s would be asked of the public registry", pod.title(), image);
            var suffix = "-" + project.version().toLowerCase(Locale.ROOT).replace('.', '-');
            findings.unless(!pod.object().path("kind").asText().equals("Job") || Manifests.name(pod.object()).endsWith(suffix),
                    "%s: its name does not end in %s", pod.title(), suffix);
        }
        return findings.all();
    }

    /** The Deployments of our modules. */
    static List<Pod> deployments(Manifests manifests) {
        return manifests.ourPods().stream().filter(pod -> pod.object().path("kind").asText().equals("Deployment")).toList();
    }

    /** An amount as Kubernetes reads it. */
    static BigDecimal quantity(JsonNode amount) {
        return Objects.requireNonNull(Quantity.fromString(amount.asText()).getNumber());
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }
}
