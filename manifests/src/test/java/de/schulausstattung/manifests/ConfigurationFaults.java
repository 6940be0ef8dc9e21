package de.schulausstattung.manifests;

import static de.schulausstattung.manifests.Fault.changed;
import static de.schulausstattung.manifests.Fault.dropped;
import static de.schulausstattung.manifests.Fault.fault;
import static de.schulausstattung.manifests.Fault.remove;
import static de.schulausstattung.manifests.Fault.set;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Faults in what services are told. */
final class ConfigurationFaults {

    private static final String APP = Fault.APP;

    static final List<Fault> ALL = List.of(
            fault("a key with a slip of the pen", Rule.VARIABLES,
                    m -> set(m, "ConfigMap", "common-settings", "/data", "QUARKUS_HTTP_HOSTS", "0.0.0.0"),
                    "QUARKUS_HTTP_HOSTS is no key of Quarkus"),
            fault("a key that counts only when the image is built", Rule.VARIABLES,
                    m -> set(m, "ConfigMap", "common-settings", "/data", "QUARKUS_OTEL_TRACES_EXPORTER", "cdi"),
                    "QUARKUS_OTEL_TRACES_EXPORTER is fixed when the image is built"),
            fault("a key of our own that there is not", Rule.VARIABLES,
                    m -> set(m, "ConfigMap", "data-settings", "/data", "SCHULAUSSTATTUNG_OUTBOX_SPEED", "9"),
                    "SCHULAUSSTATTUNG_OUTBOX_SPEED is no key of"),
            fault("a key of the broker's client that there is not", Rule.VARIABLES,
                    m -> set(m, "ConfigMap", "data-settings", "/data", "KAFKA_BOOTSTRAP_SERVER", "kafka:9092"),
                    "KAFKA_BOOTSTRAP_SERVER is no key of the Kafka client"),
            fault("a key that is needed", Rule.VARIABLES,
                    m -> remove(m, "ConfigMap", "common-settings", "/data", "QUARKUS_MANAGEMENT_HOST"),
                    "is not told QUARKUS_MANAGEMENT_HOST"),
            fault("an address to listen on that is needed", Rule.VARIABLES,
                    m -> remove(m, "ConfigMap", "common-settings", "/data", "QUARKUS_HTTP_HOST"),
                    "Deployment/gateway is not told QUARKUS_HTTP_HOST"),
            fault("an identity provider that is needed", Rule.VARIABLES,
                    m -> remove(m, "ConfigMap", "common-settings", "/data", "QUARKUS_OIDC_AUTH_SERVER_URL"),
                    "Deployment/gateway is not told QUARKUS_OIDC_AUTH_SERVER_URL"),
            fault("a key that is needed beside a database", Rule.VARIABLES,
                    m -> dropped(m, "Deployment", "needs-service", APP + "/env", 3),
                    "Deployment/needs-service is not told SCHULAUSSTATTUNG_CURSOR_KEYS__1_"),
            fault("a password in a manifest", Rule.SECRETS,
                    m -> set(m, "ConfigMap", "needs-service-settings", "/data", "QUARKUS_DATASOURCE_PASSWORD", "geheim"),
                    "QUARKUS_DATASOURCE_PASSWORD stands in the manifest"),
            fault("a Secret in prod", Rule.SECRETS,
                    m -> m.objects().add(
                            (ObjectNode) Manifests.document("{apiVersion: v1, kind: Secret, metadata: {name: needs-db-app}}")),
                    "prod holds secrets"),
            fault("a service that migrates", Rule.MIGRATIONS,
                    m -> set(m, "ConfigMap", "data-settings", "/data", "QUARKUS_FLYWAY_ACTIVE", "true"),
                    "Deployment/inventory-service migrates at its start"),
            fault("a Job as the wrong owner", Rule.MIGRATIONS,
                    m -> m.get("Job", "migrate-needs-0-1-0-snapshot").at(APP + "/env")
                            .forEach(variable -> rename(variable, "needs-db-owner", "meeting-db-owner")),
                    "does not migrate as the owner of needs"),
            fault("a database that nobody migrates", Rule.MIGRATIONS,
                    m -> m.objects().remove(m.get("Job", "migrate-report-0-1-0-snapshot")), "report is migrated by 0 Jobs"),
            fault("a Job that stays", Rule.MIGRATIONS,
                    m -> changed(m, "Job", "migrate-needs-0-1-0-snapshot", APP + "/env/0", "value", "true", "false"),
                    "Job/migrate-needs-0-1-0-snapshot does not migrate and exit"),
            fault("a Job that does not migrate", Rule.MIGRATIONS,
                    m -> changed(m, "Job", "migrate-needs-0-1-0-snapshot", APP + "/env/1", "value", "true", "false"),
                    "Job/migrate-needs-0-1-0-snapshot does not migrate and exit"),
            fault("a Job whose service is told not to migrate", Rule.MIGRATIONS,
                    m -> set(m, "ConfigMap", "needs-service-settings", "/data", "QUARKUS_FLYWAY_MIGRATE_AT_START", "false"),
                    "Job/migrate-needs-0-1-0-snapshot does not migrate and exit"),
            fault("a Job whose log goes with its pod", Rule.MIGRATIONS,
                    m -> set(m, "Job", "migrate-needs-0-1-0-snapshot", "/spec/template/spec", "restartPolicy", "OnFailure"),
                    "Job/migrate-needs-0-1-0-snapshot: its pod and what it said are gone once it has failed"),
            fault("a Job at another's database", Rule.MIGRATIONS,
                    m -> changed(m, "ConfigMap", "needs-service-settings", "/data", "QUARKUS_DATASOURCE_JDBC_URL", "/needs",
                            "/report"),
                    "Job/migrate-needs-0-1-0-snapshot migrates jdbc:postgresql://"),
            fault("a service at another's database", Rule.MIGRATIONS,
                    m -> changed(m, "ConfigMap", "needs-service-settings", "/data", "QUARKUS_DATASOURCE_JDBC_URL", "/needs",
                            "/report"),
                    "Deployment/needs-service uses jdbc:postgresql://"),
            fault("a service with another's password", Rule.MIGRATIONS,
                    m -> set(m, "Deployment", "needs-service", APP + "/env/2/valueFrom/secretKeyRef", "name", "report-db-app"),
                    "Deployment/needs-service does not log in as needs_app"),
            fault("a service with its owner's password", Rule.MIGRATIONS,
                    m -> set(m, "Deployment", "needs-service", APP + "/env/2/valueFrom/secretKeyRef", "name", "needs-db-owner"),
                    "Deployment/needs-service knows an owner's password"));

    private ConfigurationFaults() {
    }

    private static void rename(JsonNode variable, String from, String to) {
        if (variable.at("/valueFrom/secretKeyRef") instanceof ObjectNode reference
                && reference.path("name").asText().equals(from)) {
            reference.put("name", to);
        }
    }
}
