package de.schulausstattung.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import de.schulausstattung.manifests.Manifests.Pod;

/** What must hold between the objects of an overlay and the rest of the project. */
enum Rule {

    SELECTORS(Wiring::selectors),
    PORTS(Wiring::ports),
    REFERENCES(Wiring::references),
    SCALING(Wiring::scaling),
    HOSTS(Wiring::hosts),
    NETWORK(Network::edges),
    BROKER_PEERS(Network::brokerPeers),
    RESOURCES(Pods::resources),
    HEAP(Pods::heap),
    RESTRICTED(Pods::restricted),
    HARDENED(Pods::hardened),
    PROBES(Pods::probes),
    SHUTDOWN(Pods::shutdown),
    IMAGES(Pods::images),
    VARIABLES(Configuration::variables),
    SECRETS(Configuration::secrets),
    MIGRATIONS(Configuration::migrations),
    DATABASES(Data::databases),
    CONNECTIONS(Data::connections),
    VOLUME(Data::volume),
    TOPICS(Data::topics),
    ACLS(Data::acls),
    REALM(Data::realm),
    OPERATORS(Operators::habits),
    METRICS(Alerts::metrics),
    DASHBOARDS(Alerts::dashboards),
    RUNBOOK(Alerts::runbook);

    private final BiFunction<Manifests, Project, List<String>> check;

    Rule(BiFunction<Manifests, Project, List<String>> check) {
        this.check = check;
    }

    /** What is wrong, each as a sentence that begins with the object; empty if nothing. */
    List<String> check(Manifests manifests, Project project) {
        return check.apply(manifests, project);
    }

    /** Collects what is wrong. Each template stands in one place only: a planted fault must bring up each of them. */
    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be the only reason for another library
    static final class Findings {

        private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

        private final List<String> sentences = new ArrayList<>();

        void unless(boolean fine, String message, Object... values) {
            if (!fine) {
                add(message, values);
            }
        }

        void add(String message, Object... values) {
            var sentence = message.formatted(values);
            TEMPLATES.put(sentence, message);
            sentences.add(sentence);
        }

        /** What a sentence was made of. */
        static String template(String sentence) {
            return Objects.requireNonNull(TEMPLATES.get(sentence), sentence);
        }

        List<String> all() {
            return sentences.stream().distinct().toList();
        }

        static String titles(List<Pod> pods) {
            return pods.stream().map(Pod::title).collect(Collectors.joining(", "));
        }
    }
}
