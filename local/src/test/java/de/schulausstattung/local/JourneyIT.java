package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.events.Topic;
import de.schulausstattung.local.demo.Equipment;
import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.PupilCount;
import de.schulausstattung.local.demo.Season;
import de.schulausstattung.platform.web.Sha256;

/**
 * The whole suite as people use it: real gateway, real identity provider, real broker and databases, and the services from
 * their jars. The way of the demo Kreis was played before the first test.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class JourneyIT {

    private static final String INVENTORY = Api.INVENTORY;
    private static final String NEEDS = Api.NEEDS;
    private static final String REPORTS = Api.REPORTS;
    private static final String ANNUAL_REPORT = REPORTS + "/annual-reports/" + Season.now().jahr();
    private static final String VERSIONS = "SELECT epoch || '.' || max(version) FROM device GROUP BY epoch";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningSuite suite;
    private final People people;
    private final Databases databases;

    JourneyIT(RunningSuite suite) {
        this.suite = suite;
        people = new People(suite);
        databases = new Databases(suite);
    }

    /** A package makes no document of its own: it shows the reviewed one, under each of its addresses. */
    @Test
    void everyApplicationShowsItsCommittedDocument() throws IOException {
        for (var service : Service.ALL) {
            var api = Api.at(suite.url(service));
            var path = "/api/" + Objects.requireNonNullElse(service.route(), "gateway") + "/openapi";

            assertThat(api.get(path).require().text()).as(path)
                    .isEqualTo(Files.readString(Path.of("../docs/openapi", service.name() + ".yaml")));
            for (var json : List.of("?format=json", ".json")) {
                assertThat(api.get(path + json).require().json().path("paths").size()).as(path + json).isPositive();
            }
        }
    }

    @Test
    void aDeliveryOfTabletsRaisesTheRatioOfTheSchool() {
        var school = People.school().schulnummer();
        var path = REPORTS + "/schools/" + school + "/indicators";
        var before = figure(people.as(People.HEAD).get(path).require().json(), "devices-per-pupil");

        var position = deliver(24);
        var after = figure(people.as(People.HEAD).get(path + "?minPosition=" + encoded(position)).require().json(),
                "devices-per-pupil");

        assertThat(after.path("numerator").asLong()).isEqualTo(before.path("numerator").asLong() + 24);
        assertThat(after.path("denominator").asLong()).isPositive().isEqualTo(before.path("denominator").asLong());
        assertThat(after.path("value").asDouble()).isGreaterThan(before.path("value").asDouble());
    }

    /** Against the demo's own pupils, rooms and devices; the standard asks for one device each from Jahrgang 3 on. */
    @Test
    void aSchoolLacksWhatTheStandardAsksForAndItDoesNotHave() {
        var season = Season.now();
        var demo = Equipment.of(Kreis.demo().schools(), Equipment.DEVICES, season);
        var school = People.otherSchool().schulnummer();
        assertThat(People.otherSchool().form()).as("a Grundschule").isEqualTo("02");
        var pupils = demo.counts().stream().filter(count -> count.schulnummer().equals(school))
                .filter(count -> List.of("03", "04").contains(count.jahrgang())).mapToLong(PupilCount::count).sum();
        var rooms = demo.rooms().stream().filter(room -> room.schulnummer().equals(school) && room.teaching()).toList();
        var devices = demo.devices().stream()
                .filter(device -> device.schulnummer().equals(school) && device.status().equals("IN_SERVICE")).toList();
        var mobile = devices.stream().filter(device -> List.of("TABLET", "NOTEBOOK").contains(device.model().deviceClass()))
                .filter(device -> device.userGroup().equals("SUS")).count();
        var equipped = rooms.stream().filter(room -> devices.stream().anyMatch(device -> device.room().equals(room.code())
                && device.model().deviceClass().equals("DISPLAY"))).count();

        var gap = people.as(People.CLERK).get(NEEDS + "/schools/" + school + "/gap").require().json();

        assertThat(gap.path("stichtag").asText()).isEqualTo(season.stichtag().toString());
        assertThat(rule(gap, "DEVICES_PER_PUPIL")).isEqualTo(List.of(pupils, mobile, Math.max(0, pupils - mobile)));
        assertThat(rule(gap, "DISPLAYS_PER_ROOM"))
                .isEqualTo(List.of((long) rooms.size(), equipped, rooms.size() - equipped));
        assertThat(List.of(pupils, mobile, equipped)).as("the demo has some of each").doesNotContain(0L);
    }

    @Test
    void aDeliveryOfTabletsNarrowsTheGapOfTheSchool() {
        var path = NEEDS + "/schools/" + People.school().schulnummer() + "/gap";
        var before = rule(people.as(People.HEAD).get(path).require().json(), "DEVICES_PER_PUPIL");

        var position = deliver(3);
        var after = rule(people.as(People.HEAD).get(path + "?minPosition=" + encoded(position)).require().json(),
                "DEVICES_PER_PUPIL");

        assertThat(after.getFirst()).isPositive().isEqualTo(before.getFirst());
        assertThat(after.get(1)).isEqualTo(before.get(1) + 3);
        assertThat(after.getLast()).isEqualTo(Math.max(0, after.getFirst() - after.get(1)));
    }

    @Test
    void theFrozenReportIsTheSameBytesAtEveryCallAndItsHashIsTheHeaders() {
        for (var form : List.of("application/json", "text/html")) {
            var first = people.as(People.ADMINISTRATION).with("Accept", form).get(ANNUAL_REPORT).require();
            deliver(1);
            var second = people.as(People.ADMINISTRATION).with("Accept", form).get(ANNUAL_REPORT).require();

            assertThat(first.header("Content-Type")).startsWith(form);
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.header("Repr-Digest")).isEqualTo(first.header("Repr-Digest"))
                    .isEqualTo(Sha256.of(first.text()).reprDigest());
        }
    }

    @Test
    void aFrozenReportCannotBeFrozenAgain() {
        var again = people.as(People.ADMINISTRATION).with("Idempotency-Key", UUID.randomUUID().toString())
                .post(ANNUAL_REPORT + "/freeze", Map.of());

        assertThat(again.status()).isEqualTo(409);
    }

    /** D-01 and D-02. */
    @Test
    void theReadModelsAreTheSameAfterARepublishAndAfterARebuild() throws SQLException {
        var from = System.nanoTime();
        databases.awaitEqual();
        var before = new LinkedHashMap<Service, String>();
        var versions = new LinkedHashMap<Service, List<String>>();
        for (var reader : Databases.READERS) {
            before.put(reader, databases.readModel(reader));
            versions.put(reader, databases.texts(reader, VERSIONS));
        }

        for (var owner : List.of(RunningSuite.INVENTORY, RunningSuite.NEEDS, RunningSuite.MEETINGS)) {
            var base = "/api/" + owner.route() + "/v1";
            awaitJob(owner, base, people.operator(owner).post(base + "/operations/republish", Map.of()));
        }
        databases.awaitEqual();
        for (var reader : Databases.READERS) {
            assertThat(databases.readModel(reader)).as(reader.name() + " after a republish").isEqualTo(before.get(reader));
            assertThat(databases.texts(reader, VERSIONS)).as("the republish came through to " + reader.name())
                    .isNotEqualTo(versions.get(reader));

            databases.emptyReadModel(reader);
            assertThat(databases.readModel(reader)).as(reader.name() + " thrown away").isNotEqualTo(before.get(reader));
            var base = "/api/" + reader.route() + "/v1";
            awaitJob(reader, base, people.operator(reader).post(base + "/operations/rebuild", Map.of()));
            assertThat(databases.readModel(reader)).as(reader.name() + " after a rebuild").isEqualTo(before.get(reader));
        }
        assertThat(databases.areEqual()).isTrue();
        Figures.tell("D-02", from, "read models identical after republish and rebuild, sha256 " + before.values());
    }

    @Test
    void everyTopicHasItsPartitionsAndIsCompacted() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + suite.ports().kafka()))) {
            var names = Stream.of(Topic.values()).map(Topic::topicName).toList();
            var resources = names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();

            assertThat(admin.listTopics().names().get().stream()
                    .filter(name -> Stream.of(Topic.values()).anyMatch(topic -> name.startsWith(topic.service() + "."))))
                    .containsExactlyInAnyOrderElementsOf(names);
            admin.describeTopics(names).allTopicNames().get()
                    .forEach((name, topic) -> assertThat(topic.partitions()).as(name).hasSize(Topic.PARTITIONS));
            admin.describeConfigs(resources).all().get().forEach((name, config) -> Topic.settings()
                    .forEach((key, value) -> assertThat(config.get(key).value()).as(name + " " + key).isEqualTo(value)));
        }
    }

    /** So that no drill calls a read model equal to its source of which it has not compared everything. */
    @Test
    void everyTopicThatAServiceReadsIsComparedWithItsOwner() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + suite.ports().kafka()))) {
            for (var reader : Databases.READERS) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(databases.tables(reader))
                        .as(reader.name()).extracting(table -> table.topic().topicName())
                        .containsExactlyInAnyOrderElementsOf(topicsOf(admin, reader.name())));
            }
        }
    }

    private static Set<String> topicsOf(Admin admin, String group) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream()).map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    /** Goods receipt; returns the position that reports have to have seen. */
    private String deliver(int number) {
        var stamp = UUID.randomUUID().toString().substring(0, 8);
        var items = IntStream.range(0, number)
                .mapToObj(i -> device("IT-%s-%02d".formatted(stamp, i), People.school().schulnummer())).toList();
        var answer = people.as(People.CLERK).with("Idempotency-Key", UUID.randomUUID().toString())
                .post(INVENTORY + "/devices:batch", Map.of("mode", "ATOMIC", "items", items)).require();
        assertThat(answer.json().path("stored").asInt()).isEqualTo(number);
        return answer.header("Event-Position");
    }

    static Map<String, Object> device(String inventoryNumber, String schulnummer) {
        return Map.of("schulnummer", schulnummer, "inventoryNumber", inventoryNumber, "maker", "Elbe", "model", "Tab 11",
                "deviceClass", "TABLET", "userGroup", "SUS", "purchasedOn", "2026-11-02", "inServiceFrom", "2026-11-02",
                "priceCents", 39_900);
    }

    private void awaitJob(Service service, String base, Api.Answer asked) {
        var job = base + "/jobs/" + asked.require().json().path("id").asText();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> people.directly(service, People.OPERATOR)
                .get(job).require().json().path("state").asText(), state -> state.equals("SUCCEEDED"));
    }

    /** Soll, Ist and gap. */
    private static List<Long> rule(JsonNode gap, String rule) {
        return gap.path("rules").valueStream().filter(each -> each.path("rule").asText().equals(rule))
                .map(each -> List.of(each.path("soll").asLong(-1), each.path("ist").asLong(-1), each.path("gap").asLong(-1)))
                .findFirst().orElseThrow();
    }

    private static JsonNode figure(JsonNode school, String id) {
        for (var figure : school.path("figures")) {
            if (figure.path("id").asText().equals(id)) {
                return figure;
            }
        }
        throw new AssertionError("No figure " + id + " in " + school);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
