package de.schulausstattung.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.ws.rs.core.MultivaluedHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.ProblemsOutsideRequests;
import io.quarkus.runtime.StartupEvent;

class CursorsTest {

    private static final String FIRST = "first-key-0123456789-0123456789-0123";
    private static final String SECOND = "second-key-0123456789-0123456789-012";
    private static final long SEED = 20261122;

    private final Cursors cursors = cursors("1", Map.of("1", FIRST));

    @Test
    void readsWhatItWrote() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            var cursor = new Cursor(text(random), random.nextBoolean(), text(random), UUID.randomUUID().toString(),
                    text(random));

            assertThat(cursors.read(cursors.write(cursor))).isEqualTo(cursor);
        }
    }

    @Test
    void refusesEverySingleChangedBit() {
        var bytes = Base64.getUrlDecoder().decode(cursors.write(new Cursor("name", false, "Beamer", "4711", "abc")));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThatThrownBy(() -> cursors.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .isInstanceOf(InvalidRequest.class);
        }
    }

    @Test
    void refusesEveryShortenedCursor() {
        var written = cursors.write(new Cursor("name", false, "Beamer", "4711", "abc"));
        for (int length = 0; length < written.length(); length++) {
            var shortened = written.substring(0, length);

            assertThatThrownBy(() -> cursors.read(shortened)).isInstanceOf(InvalidRequest.class);
        }
    }

    @Test
    void refusesRandomText() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            var nonsense = text(random);

            assertThatThrownBy(() -> cursors.read(nonsense)).isInstanceOf(InvalidRequest.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "=", "a", "%00", "null", "[]", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
    void refusesWhatIsNoCursor(String text) {
        assertThatThrownBy(() -> cursors.read(text)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void refusesACursorSignedByNobody() {
        var body = "[\"1\",\"name\",false,\"Beamer\",\"4711\",\"abc\"]".getBytes(StandardCharsets.UTF_8);
        var unsigned = new byte[16 + body.length];
        System.arraycopy(body, 0, unsigned, 16, body.length);

        assertThatThrownBy(() -> cursors.read(Base64.getUrlEncoder().encodeToString(unsigned)))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void readsCursorsOfAnOlderKeyUntilItIsGone() {
        var cursor = new Cursor("name", true, "Beamer", "4711", "abc");
        var old = cursors.write(cursor);

        assertThat(cursors("2", Map.of("1", FIRST, "2", SECOND)).read(old)).isEqualTo(cursor);
        assertThatThrownBy(() -> cursors("2", Map.of("2", SECOND)).read(old)).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> cursors("1", Map.of("1", SECOND)).read(old)).isInstanceOf(InvalidRequest.class);
    }

    /** Whoever guesses any key that is still listed can write cursors. */
    @Test
    void startsWithNoKeyThatIsTooShort() {
        assertThatThrownBy(() -> cursors("2", Map.of("1", "short", "2", SECOND)).check(new StartupEvent()))
                .hasMessageContaining("keys.1");
        assertThatThrownBy(() -> cursors("3", Map.of("1", FIRST)).check(new StartupEvent())).hasMessageContaining("keys.3");
        cursors("2", Map.of("1", FIRST, "2", SECOND)).check(new StartupEvent());
    }

    @Test
    void namesFiltersAndNothingElse() {
        var filters = new MultivaluedHashMap<String, String>(Map.of("status", "LENT"));
        var paged = new MultivaluedHashMap<String, String>(
                Map.of("status", "LENT", "limit", "10", "cursor", "x", "count", "exact"));
        var others = new MultivaluedHashMap<String, String>(Map.of("status", "IN_STOCK"));

        assertThat(Cursors.filterHash(paged)).isEqualTo(Cursors.filterHash(filters));
        assertThat(Cursors.filterHash(others)).isNotEqualTo(Cursors.filterHash(filters));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(40), 1, 0xD7FF).mapToObj(Character::toString).reduce("", String::concat);
    }

    private static Cursors cursors(String keyId, Map<String, String> keys) {
        var config = new CursorConfig() {
            @Override
            public String keyId() {
                return keyId;
            }

            @Override
            public Map<String, String> keys() {
                return keys;
            }
        };
        return new Cursors(config, new ObjectMapper(), ProblemsOutsideRequests.german());
    }
}
