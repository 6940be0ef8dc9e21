package de.schulausstattung.meeting.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The bytes of a final protocol.
 *
 * @param sha256 of them, hexadecimal
 * @param reprDigest the same as RFC 9530 wants it in the header {@code Repr-Digest}
 */
record KeptDocument(String json, String sha256, String reprDigest) {

    static KeptDocument of(String json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return new KeptDocument(json, HexFormat.of().formatHex(digest),
                    "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
