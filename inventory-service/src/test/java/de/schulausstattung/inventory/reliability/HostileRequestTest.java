package de.schulausstattung.inventory.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import de.schulausstattung.inventory.InventoryTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/**
 * Requests that are too large, too deep, too many or ill-formed are refused, and never with a 5xx (S-24, small). That the
 * refusals tell nothing of the inside (S-31) is looked at by {@link Clerk}.
 */
@QuarkusTest
class HostileRequestTest extends InventoryTest {

    private static final Set<Integer> REFUSALS = Set.of(400, 404, 406, 413, 414, 415, 422, 431);
    private static final String DEVICES = API + "/devices";

    private Traeger traeger;
    private Clerk clerk;

    @BeforeEach
    void begin() {
        traeger = aTraeger(1);
        clerk = new Clerk(traeger.it());
    }

    /** Each is put in the place of the named field of a device that would be stored without it. */
    static Stream<Arguments> values() {
        return Stream.of(
                value("inventoryNumber", "[".repeat(10_000) + "]".repeat(10_000)),
                value("inventoryNumber", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                value("inventoryNumber", "\"a\\u0000b\""),
                value("inventoryNumber", "\"\\ud800\""),
                value("inventoryNumber", "\"" + "x".repeat(25_000_000) + "\""),
                value("inventoryNumber", "123"),
                value("maker", "true"),
                value("purchasedOn", "12"),
                value("serialNumber", "\"a\\u0000b\""),
                value("maker", "\"\\u0000\""),
                value("procurementItemId", "\"\\u0000\""),
                value("schulnummer", "\"1\\u00001234\""),
                value("priceCents", "9".repeat(1_000_000)),
                value("priceCents", "1e1000000000"),
                value("priceCents", "-1"),
                value("priceCents", "9223372036854775808"),
                value("priceCents", "1.5"),
                value("priceCents", "NaN"),
                value("priceCents", "\"12\""),
                value("priceCents", "true"),
                value("purchasedOn", "\"-999999999-01-01\""),
                value("purchasedOn", "\"0000-01-01\""),
                value("purchasedOn", "[99999999999999]"),
                value("purchasedOn", "20260101"),
                value("plannedUntil", "\"+999999999-12-31\""),
                value("inServiceFrom", "\"+999999999-12-31\""),
                value("inServiceFrom", "\"-4713-01-01\""),
                value("roomId", "\"00000000-0000-0000-0000-000000000000\""),
                value("roomId", "\"1-1-1-1-1\""),
                value("roomId", "\"x\""),
                value("deviceClass", "0"),
                value("deviceClass", "\"tablet\""),
                value("userGroup", "{}"));
    }

    private static Arguments value(String field, String json) {
        return Arguments.argumentSet(field + " " + json.substring(0, Math.min(24, json.length())), field, json);
    }

    @ParameterizedTest
    @MethodSource("values")
    void refusesTheValue(String field, String json) {
        var device = aTablet(traeger, "A-1").entrySet().stream().filter(entry -> !entry.getKey().equals(field))
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"").collect(Collectors.joining(","));

        requireRefusal(clerk.post(DEVICES, "{" + device + ",\"" + field + "\":" + json + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "1", "\"\"", "{", "{]", "{\"a\":1", "{'a':1}", "{a:1}", "{}{}", "\u0000",
            "\uFEFF{}",
            "{\"mode\":\"ATOMIC\",\"items\":[null]}", "{\"mode\":\"ATOMIC\",\"items\":{}}", "<device/>", "[[[[", "/*", "true" })
    void refusesTheBody(String body) {
        requireRefusal(clerk.post(DEVICES, body));
        requireRefusal(clerk.post(DEVICES + ":batch", body));
    }

    @Test
    void refusesBytesThatAreNoText() {
        requireRefusal(clerk.post(DEVICES, new byte[] { '{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}' }));
        requireRefusal(clerk.post(DEVICES, new byte[] { (byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0 }));
    }

    /** Seen red with readers that stop behind the first: it was stored, and nobody knew what became of the second. */
    @Test
    void refusesASecondBodyBehindTheFirst() {
        var device = aTablet(traeger, "A-1").entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"").collect(Collectors.joining(","));

        requireRefusal(clerk.post(DEVICES, "{" + device + "}{" + device + "}"));
    }

    @Test
    void namesTheNumberThatIsMissing() {
        var answer = clerk.put(API + "/schools/" + traeger.school() + "/pupil-counts/2026-27",
                "{\"stichtag\":\"2026-10-15\",\"source\":\"SVWS\",\"jahrgaenge\":[{\"jahrgang\":\"03\"}]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("violations").path(0).path("pointer").asText()).isEqualTo("/jahrgaenge/0/pupils");
    }

    @Test
    void namesAnUnknownFieldOfAListThatIsEmpty() {
        var answer = clerk.get(DEVICES + "?fields=id,nothing");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("violations").path(0).path("parameter").asText()).isEqualTo("fields");
    }

    /** Seen red without the limit: any caller could have eight bodies of 32 MB held at once. */
    @ParameterizedTest
    @CsvSource({ "'', 1100000, 413", "'', 900000, 400", ":batch, 4300000, 413", ":batch, 4000000, 400" })
    void holdsJsonToItsSize(String operation, int size, int status) {
        var body = "{\"unknown\":\"" + "x".repeat(size) + "\"}";

        assertThat(clerk.post(DEVICES + operation, body).status()).isEqualTo(status);
        assertThat(clerk.postInChunks(DEVICES + operation, body).status()).isEqualTo(status);
    }

    /** Readers that differ in which of the two counts can be played off against each other. */
    @Test
    void refusesAFieldThatIsThereTwice() {
        var device = aTablet(traeger, "A-1").entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"").collect(Collectors.joining(","));

        var answer = clerk.post(DEVICES, "{" + device + ",\"inventoryNumber\":\"A-2\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(Stored.count("device WHERE tenant_id = ?", traeger.tenant())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "limit=1000000000", "limit=99999999999999999999", "limit=-1", "limit=0x10", "limit=", "cursor=x",
            "cursor=AAAA", "cursor=%00", "sort=name;drop", "sort=%00", "fields=%00", "fields=id,nothing", "count=all",
            "purchasedOn.ge=%2B999999999-12-31", "purchasedOn.ge=-999999999-01-01", "purchasedOn.le=%2B999999999-12-31",
            "schulnummer=%00", "status=%00", "status.in=LOST,x", "roomId=1-1-1-1-1", "inventoryNumber=%00", "%00=1", "=1",
            "inventoryNumber=%ff%fe", "inventoryNumber=%ED%A0%80" })
    void refusesTheParameter(String query) {
        requireRefusalOrEmpty(clerk.get(DEVICES + "?" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/devices/x", "/devices/1-1-1-1-1", "/devices/%00", "/devices/%ff", "/rooms/..%2f..%2f",
            "/nothing",
            "/devices/00000000-0000-0000-0000-000000000000", "/schools/%00", "/schools/1000000000000/pupil-counts",
            "/changes?since=x", "/changes?since=%00", "/changes?limit=1000000", "/devices/%2e%2e/x" })
    void refusesThePath(String path) {
        requireRefusal(clerk.get(API + path));
    }

    @Test
    void refusesMomentsThatNoDatabaseKnows() {
        var id = clerk.post(DEVICES, aTablet(traeger, "A-1")).text("id");
        for (var moment : new String[] { "+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z" }) {
            requireRefusalOrEmpty(clerk.get(DEVICES + "/" + id + "?asOf=" + URLEncoder.encode(moment, StandardCharsets.UTF_8)));
        }
    }

    @Test
    void refusesHeadersThatSayNothing() {
        var device = clerk.post(DEVICES, aTablet(traeger, "A-1"));
        var path = DEVICES + "/" + device.text("id");
        for (var tag : new String[] { "*", "W/\"0.0\"", "\"0.0\", \"0.1\"", "0.0", "\"", "\"99999999999999999999.0\"" }) {
            assertThat(clerk.put(path, aTablet(traeger, "A-2"), "If-Match", tag).status()).as(tag).isEqualTo(412);
        }
        for (var key : new String[] { "short", "x".repeat(129), "with space", "ümlaut-key" }) {
            requireRefusal(clerk.post(DEVICES, aTablet(traeger, "A-2"), "Idempotency-Key", key));
        }
        requireRefusal(clerk.post(DEVICES, aTablet(traeger, "A-2"), "Content-Type", "text/plain"));
        requireRefusal(clerk.post(DEVICES, aTablet(traeger, "A-2"), "Content-Type", "application/xml"));
        requireRefusal(clerk.post(DEVICES, "a=b", "Content-Type", "application/x-www-form-urlencoded"));
        requireRefusal(clerk.post(DEVICES, "{}", "Content-Type", "application/merge-patch+json"));
        assertThat(clerk.send("PATCH", path, "{}").status()).isEqualTo(405);
    }

    /**
     * Seen red: a language without a tag, and media types that are none, were answered with 500, the latter after the effect.
     */
    @Test
    void survivesWhatAClientSaysItUnderstands() {
        for (var language : new String[] { "-", "*", ";", "de;q=x", "xx-", "," }) {
            requireRefusal(clerk.send("GET", API + "/nothing", null, "Accept-Language", language));
        }
        for (var accept : new String[] { "x", "/", "text", "application/json,x", ";" }) {
            requireRefusal(clerk.post(DEVICES, aTablet(traeger, "A-2"), "Accept", accept));
        }
    }

    @Test
    void refusesAPackedBody() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50_000_000]);
        }
        requireRefusal(clerk.post(DEVICES, packed.toByteArray(), "Content-Encoding", "gzip"));
    }

    @Test
    void refusesWhatIsTooLongForTheServer() throws IOException {
        var parameters = IntStream.range(0, 10_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
        assertThat(raw("GET " + DEVICES + "?" + parameters + " HTTP/1.1", "")).matches("(?s)HTTP/1\\.[01] 414 .*");
        assertThat(raw("GET " + API + "/" + "x".repeat(100_000) + " HTTP/1.1", "")).matches("(?s)HTTP/1\\.[01] 414 .*");
        assertThat(raw("GET " + DEVICES + " HTTP/1.1", "X-Large: " + "x".repeat(65_536) + "\r\n"))
                .matches("(?s)HTTP/1\\.[01] 431 .*");
        assertThat(raw("GET " + DEVICES + " HTTP/1.1", IntStream.range(0, 5_000).mapToObj(i -> "X-" + i + ": 1\r\n")
                .collect(Collectors.joining()))).matches("(?s)HTTP/1\\.[01] 431 .*");
        assertThat(raw("POST " + DEVICES + " HTTP/1.1", "Content-Type: application/json\r\nContent-Length: 34603008\r\n"))
                .matches("(?s)HTTP/1\\.[01] 413 .*");
    }

    @Test
    void refusesABatchThatIsTooLong() {
        var items = IntStream.range(0, 1_001).mapToObj(i -> aTablet(traeger, "N-" + i)).toList();

        requireRefusal(clerk.post(DEVICES + ":batch", Map.of("mode", "PARTIAL", "items", items)));
    }

    private void requireRefusal(Clerk.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(REFUSALS);
        assertThat(Stored.count("device WHERE tenant_id = ? AND inventory_number <> 'A-1'", traeger.tenant())).isZero();
    }

    /** Some odd values are well-formed after all and match nothing. */
    private void requireRefusalOrEmpty(Clerk.Answer answer) {
        if (answer.ok()) {
            assertThat(answer.json().path("items")).isEmpty();
        } else {
            requireRefusal(answer);
        }
    }

    /** Sends what a client library would not; returns what came back, with whatever body is there looked at. */
    private String raw(String line, String headers) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write((line + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + clerk.token() + "\r\n"
                    + headers
                    + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            var answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException e) {
                // the server closes on a request that it does not read to its end
                assertThat(answer.size()).as(line.substring(0, 40) + ": " + e).isPositive();
            }
            var text = answer.toString(StandardCharsets.UTF_8);
            var body = text.substring(text.indexOf("\r\n\r\n") + 4);
            if (!body.isEmpty()) {
                Clerk.requireProblem(line.substring(0, 40), text.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("(?s).*content-type: ([^\r]*).*", "$1"), body);
            }
            return text;
        }
    }
}
