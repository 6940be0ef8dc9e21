package de.schulausstattung.platform.paging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MultivaluedMap;

import com.fasterxml.jackson.databind.ObjectMapper;

import de.schulausstattung.platform.problem.InvalidRequest;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Violation;
import io.quarkus.runtime.StartupEvent;

/** Writes and reads cursors: opaque to the client, signed, and bound to the list they were made for. */
@ApplicationScoped
public class Cursors {

    private static final Set<String> NOT_FILTERS = Set.of("limit", "cursor", "sort", "count", "fields", "since");
    private static final int SIGNATURE_BYTES = 16;
    private static final int SHORTEST_KEY = 32;

    private final CursorConfig config;
    private final ObjectMapper json;
    private final Problems problems;

    Cursors(CursorConfig config, ObjectMapper json, Problems problems) {
        this.config = config;
        this.json = json;
        this.problems = problems;
    }

    /** Without a key of some length nobody should start; an old one that can be guessed signs as well as the new one. */
    void check(@Observes StartupEvent start) {
        if (!config.keys().containsKey(config.keyId())) {
            throw new IllegalStateException("schulausstattung.cursor.keys." + config.keyId() + " is missing");
        }
        config.keys().forEach((id, key) -> {
            if (key.length() < SHORTEST_KEY) {
                throw new IllegalStateException("schulausstattung.cursor.keys." + id + " must have at least " + SHORTEST_KEY
                        + " characters");
            }
        });
    }

    /** A cursor as the client carries it. */
    public String write(Cursor cursor) {
        try {
            var body = json.writeValueAsBytes(List.of(config.keyId(), cursor.sort(), cursor.backward(), cursor.key(),
                    cursor.id(), cursor.filterHash()));
            var signature = sign(config.keyId(), body);
            var all = Arrays.copyOf(signature, SIGNATURE_BYTES + body.length);
            System.arraycopy(body, 0, all, SIGNATURE_BYTES, body.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a cursor.
     *
     * @throws InvalidRequest {@code cursor-invalid} for anything we did not sign
     */
    public Cursor read(String text) {
        try {
            var all = Base64.getUrlDecoder().decode(text);
            if (all.length <= SIGNATURE_BYTES) {
                throw invalid();
            }
            var body = Arrays.copyOfRange(all, SIGNATURE_BYTES, all.length);
            var node = json.readTree(body);
            var keyId = node.path(0).asText();
            if (!config.keys().containsKey(keyId)
                    || !MessageDigest.isEqual(sign(keyId, body), Arrays.copyOf(all, SIGNATURE_BYTES))) {
                throw invalid();
            }
            return new Cursor(node.get(1).asText(), node.get(2).asBoolean(), node.get(3).asText(), node.get(4).asText(),
                    node.get(5).asText());
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
    }

    /** Names the filters of a request, so that a cursor of another list is noticed. */
    public static String filterHash(MultivaluedMap<String, String> parameters) {
        var filters = new TreeMap<String, List<String>>(parameters);
        filters.keySet().removeAll(NOT_FILTERS);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(filters.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private InvalidRequest invalid() {
        return new InvalidRequest("cursor-invalid",
                List.of(Violation.parameter("cursor", "cursor-invalid", problems.text("violation.cursor-invalid"))));
    }

    private byte[] sign(String keyId, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(config.keys().get(keyId).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(body), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
