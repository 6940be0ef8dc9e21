package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.ws.rs.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import de.schulausstattung.inventory.InventoryTest;
import de.schulausstattung.inventory.device.DeviceBatchResource;
import de.schulausstattung.inventory.reliability.Clerk.Answer;
import de.schulausstattung.platform.idempotency.Idempotent;
import de.schulausstattung.platform.testing.Tokens;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;

/** Every idempotent POST is sent three times, at once, one after the other, or after the client gave up (R-15, small). */
@QuarkusTest
class RepeatedPostTest extends InventoryTest {

    /** Of each kind; nine kinds. */
    private static final int EACH = 56;
    private static final int AT_ONCE = 6;
    private static final String DEVICES = API + "/devices";
    private static final String KEY = "Idempotency-Key";

    private Traeger traeger;
    private Clerk clerk;
    private final AtomicInteger stillRunning = new AtomicInteger();

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        clerk = new Clerk(traeger.it());
    }

    /** Seen red where a repetition did not say its positions again: one of the three answers had no Event-Position. */
    @Test
    void hasOneEffectAndOneAnswerHoweverOftenItIsSent() throws Exception {
        var schools = IntStream.range(0, EACH).mapToObj(_ -> newSchulnummer()).toList();
        schools.forEach(school -> list(school, traeger.nummer(), "G"));
        var posts = IdempotentPost.of(traeger.it(), traeger.school(), devicesInStock(), schools);
        assertThat(posts).extracting(IdempotentPost::operation).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(declared());
        var before = operatorsJobs();

        try (var clerks = Executors.newFixedThreadPool(AT_ONCE)) {
            var operations = new ArrayList<Future<?>>();
            for (int i = 0; i < EACH; i++) {
                var number = i;
                posts.forEach(post -> operations.add(clerks.submit(() -> requireOneAnswer(sendThrice(post, number)))));
            }
            for (var operation : operations) {
                operation.get();
            }
        }

        await().atMost(Duration.ofMinutes(2)).until(() -> Stored.count("job WHERE state IN ('QUEUED', 'RUNNING')") == 0);
        Log.infof("R-15: %d operations of %d kinds sent three times, %d were told that the first still ran",
                EACH * posts.size(), posts.size(), stillRunning.get());
        requireEffects(Map.of("inventory.device", 4L * EACH, "inventory.device-model", (long) EACH, "inventory.room", 2L * EACH,
                "inventory.standort", (long) EACH, "inventory.school", EACH + 1L));
        var tenant = traeger.tenant();
        assertThat(Stored.count("device WHERE tenant_id = ?", tenant)).isEqualTo(3L * EACH);
        assertThat(Stored.count("device WHERE tenant_id = ? AND status = 'IN_SERVICE' AND version = 1", tenant))
                .isEqualTo(EACH);
        assertThat(Stored.count("job WHERE tenant_id = ?", tenant)).isEqualTo(EACH);
        assertThat(operatorsJobs() - before).isEqualTo(EACH);
        assertThat(Stored.count("idempotency_key WHERE tenant_id = ? AND status BETWEEN 200 AND 299", tenant))
                .isEqualTo((posts.size() - 1L) * EACH);
    }

    private void requireEffects(Map<String, Long> perAggregate) {
        perAggregate.forEach((aggregate, effects) -> {
            for (var table : List.of("change_history", "outbox_event")) {
                assertThat(Stored.count(table + " WHERE tenant_id = ? AND aggregate_type = ?", traeger.tenant(), aggregate))
                        .as(table + " of " + aggregate).isEqualTo(effects);
            }
        });
    }

    private List<String> devicesInStock() {
        var items = IntStream.range(0, EACH).mapToObj(number -> IdempotentPost.device(traeger.school(), "R15-S-" + number))
                .toList();
        var answer = clerk.post(DEVICES + ":batch", Map.of("mode", "ATOMIC", "items", items));
        assertThat(answer.status()).as(answer.body()).isEqualTo(207);
        return answer.json().path("items").valueStream().map(item -> item.path("device").path("id").asText()).toList();
    }

    private static long operatorsJobs() {
        return Stored.count("job WHERE tenant_id NOT LIKE 'traeger-%'");
    }

    /** The paths of the methods that are declared to be idempotent. */
    private static Set<String> declared() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("de.schulausstattung.inventory").stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Idempotent.class))
                .filter(method -> !method.getOwner().isEquivalentTo(DeviceBatchResource.class))
                .map(RepeatedPostTest::path).collect(Collectors.toSet());
    }

    private static String path(JavaMethod method) {
        JavaClass resource = method.getOwner();
        return resource.getAnnotationOfType(Path.class).value()
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }

    private List<Answer> sendThrice(IdempotentPost post, int number) {
        if (number % 3 == 0) {
            var together = List.of(start(post, number), start(post, number), start(post, number));
            return together.stream().map(sent -> settle(post, number, sent)).toList();
        }
        if (number % 3 == 1) {
            return IntStream.range(0, 3).mapToObj(_ -> settle(post, number, start(post, number))).toList();
        }
        new Clerk(post.token()).postAndLeave(API + post.path(number), post.contentType(), post.body(number), KEY,
                key(post, number));
        return IntStream.range(0, 2).mapToObj(_ -> settle(post, number, start(post, number))).toList();
    }

    private CompletableFuture<Answer> start(IdempotentPost post, int number) {
        return new Clerk(post.token()).sendAsync("POST", API + post.path(number), post.body(number), KEY, key(post, number),
                "Content-Type", post.contentType());
    }

    private String key(IdempotentPost post, int number) {
        return (traeger.nummer() + post.operation()).replaceAll("[^A-Za-z0-9]", "-") + "-" + number;
    }

    /** A duplicate that does not get its answer in time is told when to ask again, and does. */
    private Answer settle(IdempotentPost post, int number, CompletableFuture<Answer> sent) {
        var answer = sent.join();
        while (answer.status() == 409 && answer.text("type").equals("/problems/request-in-progress")) {
            assertThat(answer.header("Retry-After")).isNotNull();
            stillRunning.incrementAndGet();
            answer = start(post, number).join();
        }
        return answer;
    }

    private static void requireOneAnswer(List<Answer> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isBetween(200, 299));
        assertThat(answers.stream().map(Answer::status).distinct()).hasSize(1);
        for (var header : List.of("Location", "ETag", "Event-Position")) {
            assertThat(answers.stream().map(answer -> String.valueOf(answer.header(header))).distinct())
                    .as(header + " of " + answers).hasSize(1);
        }
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
    }

    /** Seen red where the fingerprint was not compared: the second body got the answer of the first. */
    @Test
    void refusesAnotherBodyAndKnowsNoKeysOfOthers() {
        var other = aTraeger(1);
        var colleague = new Clerk(Tokens.of("colleague", "/traeger/" + traeger.nummer() + "/it-beschaffung"));
        for (int i = 0; i < 20; i++) {
            var key = "order-number-" + i;
            assertThat(clerk.post(DEVICES, aTablet(traeger, "A-" + i), KEY, key).status()).isEqualTo(201);

            assertThat(clerk.post(DEVICES, aTablet(traeger, "B-" + i), KEY, key).text("type"))
                    .isEqualTo("/problems/idempotency-key-reused");
            assertThat(new Clerk(other.it()).post(DEVICES, aTablet(other, "A-" + i), KEY, key).status()).isEqualTo(201);
            assertThat(colleague.post(DEVICES, aTablet(traeger, "C-" + i), KEY, key).status()).isEqualTo(201);
        }

        assertThat(Stored.count("device WHERE tenant_id = ?", traeger.tenant())).isEqualTo(40);
        assertThat(Stored.count("device WHERE tenant_id = ?", other.tenant())).isEqualTo(20);
    }

    @Test
    void keepsNoKeyOfWhatWasRefused() {
        var school = newSchulnummer();
        var device = new HashMap<>(aTablet(traeger, "A-1"));
        device.put("schulnummer", school);
        assertThat(clerk.post(DEVICES, device, KEY, "too-early-1").status()).isEqualTo(422);
        list(school, traeger.nummer(), "G");
        assertThat(clerk.post(API + "/schools:adopt", Map.of("schulnummern", List.of(school))).status())
                .isEqualTo(200);

        assertThat(clerk.post(DEVICES, device, KEY, "too-early-1").status()).isEqualTo(201);
    }

    /** Seen red as it was: the refusal was answered for a day, however often the order was mended. */
    @Test
    void keepsNoKeyOfABatchThatStoredNothing() {
        var school = newSchulnummer();
        var device = new HashMap<>(aTablet(traeger, "A-1"));
        device.put("schulnummer", school);
        var batch = Map.of("mode", "ATOMIC", "items", List.of(device, aTablet(traeger, "A-2")));
        assertThat(clerk.post(DEVICES + ":batch", batch, KEY, "goods-receipt-1").json().path("stored").asInt()).isZero();
        list(school, traeger.nummer(), "G");
        assertThat(clerk.post(API + "/schools:adopt", Map.of("schulnummern", List.of(school))).status()).isEqualTo(200);

        assertThat(clerk.post(DEVICES + ":batch", batch, KEY, "goods-receipt-1").json().path("stored").asInt()).isEqualTo(2);
        var repeated = clerk.post(DEVICES + ":batch", batch, KEY, "goods-receipt-1");
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeated.json().path("stored").asInt()).isEqualTo(2);
    }

    /** Only the key is waited for five seconds; who waits for a row of the work itself waits as everybody does. */
    @Test
    void waitsForTheWorkAsLongAsOthersDo() throws SQLException {
        try (var lock = Stored.open()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("LOCK TABLE device IN ACCESS EXCLUSIVE MODE");
            var sent = clerk.sendAsync("POST", DEVICES, aTablet(traeger, "A-1"), KEY, "patience-1");
            await().atMost(Duration.ofMinutes(1)).until(() -> Stored.count("pg_stat_activity WHERE usename = 'inventory_app' "
                    + "AND wait_event_type = 'Lock' AND now() - query_start > interval '6 seconds'") > 0 || sent.isDone());
            lock.rollback();
            assertThat(sent.join().status()).isEqualTo(201);
        }
    }

    /** An answer of an older release: a field that is gone since, and one that is new. */
    @Test
    void repeatsAnAnswerOfAnotherRelease() {
        assertThat(clerk.post(DEVICES, aTablet(traeger, "A-1"), KEY, "older-release-1").status()).isEqualTo(201);
        Stored.execute("UPDATE idempotency_key SET body = (body::jsonb - 'epoch' || '{\"gone\": 1}')::text WHERE tenant_id = '"
                + traeger.tenant() + "'");

        var repeated = clerk.post(DEVICES, aTablet(traeger, "A-1"), KEY, "older-release-1");
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.text("inventoryNumber")).isEqualTo("A-1");

        Stored.execute("UPDATE idempotency_key SET body = '[]' WHERE tenant_id = '" + traeger.tenant() + "'");
        assertThat(clerk.post(DEVICES, aTablet(traeger, "A-1"), KEY, "older-release-1").status()).isEqualTo(500);
    }

    @Test
    void forgetsKeysAfterADay() {
        clerk.post(DEVICES, aTablet(traeger, "A-1"), KEY, "yesterday-1");
        clerk.post(DEVICES, aTablet(traeger, "A-2"), KEY, "today-key-1");
        Stored.execute("UPDATE idempotency_key SET recorded_at = now() - interval '24 hours 1 minute' WHERE key = 'yesterday-1'"
                + " AND tenant_id = '" + traeger.tenant() + "'");

        await().atMost(Duration.ofMinutes(1))
                .until(() -> Stored.count("idempotency_key WHERE tenant_id = ?", traeger.tenant()) == 1);
        assertThat(clerk.post(DEVICES, aTablet(traeger, "A-3"), KEY, "yesterday-1").status()).isEqualTo(201);
        assertThat(clerk.post(DEVICES, aTablet(traeger, "A-2"), KEY, "today-key-1").header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void tellsADuplicateToAskAgainWhileTheFirstIsUnderWay() throws SQLException {
        try (var first = Stored.open()) {
            first.setAutoCommit(false);
            try (var insert = first
                    .prepareStatement("INSERT INTO idempotency_key (tenant_id, subject, key, fingerprint, recorded_at)"
                            + " VALUES (?, ?, 'under-way-1', '', now())")) {
                insert.setString(1, traeger.tenant());
                insert.setString(2, "it-" + traeger.nummer());
                insert.executeUpdate();
            }
            var answer = clerk.post(DEVICES, aTablet(traeger, "A-1"), KEY, "under-way-1");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("/problems/request-in-progress");
            assertThat(answer.header("Retry-After")).isNotNull();
            first.rollback();
        }
        assertThat(clerk.post(DEVICES, aTablet(traeger, "A-1"), KEY, "under-way-1").status()).isEqualTo(201);
    }
}
