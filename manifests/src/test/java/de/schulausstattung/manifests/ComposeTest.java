package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds for the installation on one machine, and each finds what was made wrong on purpose. */
class ComposeTest {

    private static final String YAML = "docker-compose.yml";

    private static final List<Fault> FAULTS = List.of(
            new Fault("a service without a limit of memory", ComposeRule.LIMITS, YAML, "  mem_limit: 512m\n", "",
                    "needs-service: no mem_limit"),
            new Fault("a log without an end", ComposeRule.LIMITS, YAML, "options: {max-size: 20m, max-file: \"5\"}",
                    "options: {max-file: \"5\"}", "postgres: its log grows for ever"),
            new Fault("capabilities", ComposeRule.HARDENED, YAML, "  cap_drop: [ALL]\n", "", "gateway: keeps capabilities"),
            new Fault("privileges to gain", ComposeRule.HARDENED, YAML, "no-new-privileges:true", "no-new-privileges:false",
                    "keycloak: may gain privileges"),
            new Fault("an image that can be written to", ComposeRule.HARDENED, YAML, "  read_only: true\n", "",
                    "report-service: may write to its image"),
            new Fault("a published broker", ComposeRule.PUBLISHED, YAML, "  kafka:\n    <<: *hardened\n",
                    "  kafka:\n    <<: *hardened\n    ports: [\"${A:-127.0.0.1}:${B:-9092}:9092\"]\n", "kafka: is published"),
            new Fault("a gateway on every address", ComposeRule.PUBLISHED, YAML, "${GATEWAY_ADDRESS:-127.0.0.1}:", "",
                    "gateway: ${GATEWAY_PORT:-8080}:8080 does not listen on loopback unless told"),
            new Fault("a database that gets out", ComposeRule.NETWORKS, YAML, "inside: {internal: true}", "inside: {}",
                    "the network inside leads out"),
            new Fault("a secret in the environment", ComposeRule.SECRETS, YAML, "      QUARKUS_FLYWAY_USERNAME: needs_owner\n",
                    "      QUARKUS_FLYWAY_USERNAME: needs_owner\n      QUARKUS_FLYWAY_PASSWORD: owner\n",
                    "needs-service: QUARKUS_FLYWAY_PASSWORD is in the environment"),
            new Fault("a secret that nobody declares", ComposeRule.SECRETS, YAML,
                    "  kafka-jaas.conf: {file: \"${SECRETS:-./secrets}/kafka-jaas.conf\"}\n", "",
                    "kafka: no secret kafka-jaas.conf"),
            new Fault("a secret that nobody writes", ComposeRule.SECRETS, "secrets", "write betrieb-client", "write betrieb",
                    "deploy/secrets does not write betrieb-client"),
            new Fault("a key that there is not", ComposeRule.VARIABLES, YAML, "SCHULAUSSTATTUNG_OUTBOX_CREATE_TOPICS",
                    "SCHULAUSSTATTUNG_OUTBOX_MAKE_TOPICS", "SCHULAUSSTATTUNG_OUTBOX_MAKE_TOPICS is no key of"),
            new Fault("a key that is fixed in the image", ComposeRule.VARIABLES, YAML, "QUARKUS_DATASOURCE_JDBC_URL",
                    "QUARKUS_DATASOURCE_DB_KIND", "inventory-service: QUARKUS_DATASOURCE_DB_KIND is fixed"),
            new Fault("a port that nobody listens on", ComposeRule.HOSTS, YAML, "http://needs-service:8082",
                    "http://needs-service:8081", "gateway: GATEWAY_ROUTES_NEEDS_UPSTREAM names needs-service:8081"),
            new Fault("a neighbour that cannot be reached", ComposeRule.HOSTS, YAML,
                    "    networks: [inside, outside]\n    mem_limit: 384m",
                    "    networks: [outside]\n    mem_limit: 384m", "gateway: does not reach inventory-service"),
            new Fault("a start that does not wait", ComposeRule.HEALTH, YAML, "postgres: {condition: service_healthy}",
                    "postgres: {condition: service_started}", "inventory-service: does not wait for postgres"),
            new Fault("a file that is not there", ComposeRule.FILES, YAML, "./deploy/postgres/databases.sh",
                    "./deploy/postgres/database.sh", "postgres: no ./deploy/postgres/database.sh"),
            new Fault("another module's jars", ComposeRule.FILES, YAML, "MODULE: report-service", "MODULE: needs-service",
                    "report-service: is built from needs-service"),
            new Fault("a bill of materials that stays outside", ComposeRule.CONTEXT, ".dockerignore",
                    "!gateway/target/bom.json\n", "", "Dockerfile: gateway/target/bom.json does not reach the builder"),
            new Fault("an image without a version", ComposeRule.IMAGES, YAML,
                    "${IMAGE_PREFIX:-schulausstattung}/postgres:${VERSION:-0.1.0-SNAPSHOT}", "postgres",
                    "postgres: postgres has no version"),
            new Fault("another image than the example's", ComposeRule.IMAGES, ".env.example", "KAFKA_IMAGE=apache/kafka:4.1.2",
                    "KAFKA_IMAGE=apache/kafka:4.0.0",
                    "kafka: KAFKA_IMAGE is apache/kafka:4.1.2, in .env.example apache/kafka:4.0.0"),
            new Fault("a variable that nobody explains", ComposeRule.EXPLAINED, YAML, "${MAIL_FROM:-", "${MAIL_SENDER:-",
                    "docs/operations.md does not explain MAIL_SENDER"),
            new Fault("another's database", ComposeRule.DATABASES, YAML, "postgres:5432/needs", "postgres:5432/report",
                    "needs-service: uses jdbc:postgresql://postgres:5432/report"),
            new Fault("a service that owns its tables", ComposeRule.DATABASES, YAML, "QUARKUS_DATASOURCE_USERNAME: report_app",
                    "QUARKUS_DATASOURCE_USERNAME: report_owner", "report-service: does not log in as report_app"),
            new Fault("root", ComposeRule.DOCKERFILE, "Dockerfile", "USER 10001:10001", "USER root", "USER is no number"),
            new Fault("a shell that swallows signals", ComposeRule.DOCKERFILE, "Dockerfile", "ENTRYPOINT [\"java\", ",
                    "ENTRYPOINT java ", "a shell is between the JVM and its signals"),
            new Fault("tools in the image", ComposeRule.DOCKERFILE, "Dockerfile", "RUN ./train",
                    "RUN apt-get update && ./train",
                    "builds where it should only copy"),
            new Fault("a health check that looks up a name", ComposeRule.DOCKERFILE, "healthy", "127.0.0.1/", "localhost/",
                    "deploy/image/healthy: looks up a name"));

    private final Compose compose = Compose.committed(new Project());

    private record Fault(String name, ComposeRule rule, String file, String from, String to, String message) {
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return Stream.of(ComposeRule.values())
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertThat(rule.check(compose)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> finds() {
        return FAULTS.stream().map(fault -> DynamicTest.dynamicTest(fault.rule() + " finds " + fault.name(), () -> assertThat(
                fault.rule().check(compose.with(fault.file(), fault.from(), fault.to())))
                .anySatisfy(found -> assertThat(found).contains(fault.message()))));
    }

    @Test
    void everyRuleHasItsFault() {
        assertThat(FAULTS.stream().map(Fault::rule).collect(Collectors.toSet())).isEqualTo(EnumSet.allOf(ComposeRule.class));
    }

    @Test
    void whatTheRulesReadIsThere() {
        assertThat(compose.services()).hasSize(11).containsKeys("postgres", "kafka", "keycloak", "gateway", "collector");
        assertThat(compose.service("needs-service").path("environment").has("KAFKA_BOOTSTRAP_SERVERS")).isTrue();
    }
}
