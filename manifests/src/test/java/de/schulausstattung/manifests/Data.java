package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Manifests.each;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.events.Topic;
import de.schulausstattung.manifests.Rule.Findings;

/** Databases, broker and realm. */
final class Data {

    private static final List<String> ORDER = List.of("inventory", "needs", "meeting", "report");
    private static final String REALM = "local/src/main/resources/keycloak/realm.json";
    private static final int SPARE_CONNECTIONS = 10;

    private Data() {
    }

    /** Databases and roles are made by the statements that the tests and the local run make them with. */
    static List<String> databases(Manifests manifests, Project project) {
        var findings = new Findings();
        var wanted = new ArrayList<>(project.bootstrap(null));
        ORDER.forEach(database -> wanted.addAll(project.bootstrap(database)));
        for (var cluster : manifests.all("Cluster")) {
            var made = each(cluster.at("/spec/bootstrap/initdb/postInitSQL")).map(JsonNode::asText).toList();
            var withoutPasswords = wanted.stream().map(sql -> sql.replaceAll(" PASSWORD '[^']*'", "")).toList();
            differences(findings, Manifests.title(cluster), withoutPasswords, made);
            var roles = each(cluster.at("/spec/managed/roles"))
                    .collect(Collectors.toMap(role -> role.path("name").asText(), role -> role));
            for (var database : ORDER) {
                for (var kind : List.of("owner", "app")) {
                    var name = database + "_" + kind;
                    var role = roles.get(name);
                    findings.unless(role != null && role.path("login").asBoolean()
                            && role.at("/passwordSecret/name").asText().equals(database + "-db-" + kind),
                            "%s: %s cannot log in with %s-db-%s", Manifests.title(cluster), name, database, kind);
                    findings.unless(
                            role == null || kind.equals("owner")
                                    || (role.path("inherit").isBoolean() && !role.path("inherit").asBoolean()
                                            && role.path("inRoles").size() == 4),
                            "%s: %s would get the rights of the wall's roles by itself",
                            Manifests.title(cluster), name);
                }
            }
        }
        if (manifests.overlay().equals("dev")) {
            var script = manifests.get("ConfigMap", "postgres-bootstrap").at("/data/bootstrap.sql").asText()
                    .replaceAll("(?m)^--.*\\R", "");
            var made = Arrays.stream(script.split(";\\R", -1)).map(String::strip).filter(sql -> !sql.isEmpty()).toList();
            differences(findings, "bootstrap.sql", wanted.stream()
                    .map(sql -> sql.replace("${owner_password}", "owner").replace("${app_password}", "app")).toList(), made);
        }
        return findings.all();
    }

    private static void differences(Findings findings, String where, List<String> wanted, List<String> made) {
        wanted.stream().filter(sql -> !made.contains(sql)).forEach(sql -> findings.add("%s lacks: %s", where, sql));
        made.stream().filter(sql -> !wanted.contains(sql)).forEach(sql -> findings.add("%s has more: %s", where, sql));
        findings.unless(wanted.equals(made) || !new TreeSet<>(wanted).equals(new TreeSet<>(made)), "%s: another order", where);
    }

    /** As many replicas as there may be, one more while it is rolled out, and the identity provider fit into the database. */
    static List<String> connections(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var cluster : manifests.all("Cluster")) {
            var there = cluster.at("/spec/postgresql/parameters/max_connections").asInt();
            var wanted = SPARE_CONNECTIONS;
            for (var module : Project.DATABASES.keySet()) {
                wanted += (manifests.get("HorizontalPodAutoscaler", module).at("/spec/maxReplicas").asInt() + 1)
                        * Integer.parseInt(project.property(module, "quarkus.datasource.jdbc.max-size"));
            }
            for (var keycloak : manifests.all("Keycloak")) {
                wanted += (keycloak.at("/spec/instances").asInt() + 1) * keycloak.at("/spec/db/poolMaxSize").asInt();
            }
            findings.unless(wanted <= there, "%s allows %s connections, %s may be wanted", Manifests.title(cluster), there,
                    wanted);
        }
        return findings.all();
    }

    /** The services know how large the database's volume is: they refuse writes before it is full. */
    static List<String> volume(Manifests manifests, Project project) {
        var findings = new Findings();
        for (var cluster : manifests.all("Cluster")) {
            var size = cluster.at("/spec/storage/size").asText().replace("i", "");
            for (var pod : Pods.deployments(manifests)) {
                if (Project.DATABASES.containsKey(pod.module())) {
                    var told = manifests.settings(pod).stream()
                            .filter(setting -> setting.name().equals("SCHULAUSSTATTUNG_STORAGE_VOLUME_SIZE"))
                            .map(Manifests.Setting::value).findFirst().orElse("nothing");
                    findings.unless(told.equals(size), "%s is told %s, the volume has %s", pod.title(), told, size);
                }
            }
        }
        return findings.all();
    }

    /** One topic per constant of the enum, kept as it says. */
    static List<String> topics(Manifests manifests, Project project) {
        var findings = new Findings();
        if (manifests.all("Kafka").isEmpty()) {
            return findings.all();
        }
        var made = manifests.all("KafkaTopic").stream().collect(Collectors.toMap(Manifests::name, topic -> topic));
        for (var topic : Topic.values()) {
            var object = made.remove(topic.topicName());
            if (object == null) {
                findings.add("Topic %s is missing", topic.topicName());
                continue;
            }
            findings.unless(object.at("/spec/partitions").asInt() == Topic.PARTITIONS, "%s has %s partitions",
                    Manifests.title(object), object.at("/spec/partitions").asInt());
            Topic.settings().forEach((key, value) -> findings.unless(object.at("/spec/config").path(key).asText().equals(value),
                    "%s: %s is %s, not %s", Manifests.title(object), key, object.at("/spec/config").path(key).asText(), value));
            findings.unless(
                    object.at("/spec/replicas").asInt() == 3 && object.at("/spec/config/min.insync.replicas").asInt() == 2,
                    "%s would lose events with one broker", Manifests.title(object));
        }
        made.keySet().forEach(name -> findings.add("Topic %s is none of the project's", name));
        return findings.all();
    }

    /**
     * Who may write and read what at the broker: own topics, which a republish reads, too, the channels of its properties, its
     * own group.
     */
    static List<String> acls(Manifests manifests, Project project) {
        var findings = new Findings();
        if (manifests.all("Kafka").isEmpty()) {
            return findings.all();
        }
        for (var module : Project.DATABASES.keySet()) {
            var wanted = new TreeMap<String, Set<String>>();
            var path = project.property(module, "schulausstattung.path");
            Arrays.stream(Topic.values()).filter(topic -> topic.service().equals(path))
                    .forEach(topic -> wanted.put("topic " + topic.topicName(), Set.of("Read", "Write", "Describe")));
            var consumed = project.consumed(module);
            consumed.forEach(topic -> wanted.put("topic " + topic, Set.of("Read", "Describe")));
            if (!consumed.isEmpty()) {
                wanted.put("group " + project.property(module, "quarkus.application.name"), Set.of("Read", "Describe"));
            }
            if (!manifests.has("KafkaUser", module)) {
                findings.add("KafkaUser %s is missing", module);
                continue;
            }
            var made = new TreeMap<String, Set<String>>();
            for (var acl : manifests.get("KafkaUser", module).at("/spec/authorization/acls")) {
                made.put(acl.at("/resource/type").asText() + " " + acl.at("/resource/name").asText(),
                        each(acl.path("operations")).map(JsonNode::asText).collect(Collectors.toSet()));
            }
            wanted.forEach((resource, operations) -> findings.unless(operations.equals(made.get(resource)),
                    "KafkaUser/%s: %s should have %s, has %s", module, resource, new TreeSet<>(operations),
                    made.get(resource)));
            made.keySet().stream().filter(resource -> !wanted.containsKey(resource))
                    .forEach(resource -> findings.add("KafkaUser/%s may use %s", module, resource));
        }
        return findings.all();
    }

    /** The realm is the one that the tests hold against the roles; what its marks stand for is given. */
    static List<String> realm(Manifests manifests, Project project) {
        var findings = new Findings();
        var wanted = project.json(REALM);
        var marks = Pattern.compile("\\$\\{([A-Z_]+)}").matcher(wanted.toString()).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        for (var realm : manifests.all("KeycloakRealmImport")) {
            findings.unless(realm.at("/spec/realm").equals(wanted), "%s is not %s", Manifests.title(realm), REALM);
            var given = realm.at("/spec/placeholders").properties().stream().map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            findings.unless(given.equals(marks), "%s gives %s for the marks %s", Manifests.title(realm), given, marks);
        }
        if (manifests.overlay().equals("dev")) {
            var copy = Manifests.document(manifests.get("ConfigMap", "keycloak-realm").at("/data/realm.json").asText());
            findings.unless(copy.equals(wanted), "ConfigMap/keycloak-realm is not %s", REALM);
            var given = each(manifests.get("StatefulSet", "keycloak").at("/spec/template/spec/containers/0/env"))
                    .map(variable -> variable.path("name").asText()).collect(Collectors.toSet());
            findings.unless(given.containsAll(marks), "StatefulSet/keycloak does not give all marks %s", marks);
        }
        findings.unless(!wanted.path("realm").asText().isEmpty(), "%s names no realm", REALM);
        return findings.all();
    }
}
