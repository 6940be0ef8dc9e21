package de.schulausstattung.meeting.dossier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A dossier as it went out with an invitation.
 *
 * @param json its bytes as text
 * @param sha256 of the bytes, hexadecimal
 */
record FrozenDossier(int version, Instant frozenAt, String json, String sha256) {

    static FrozenDossier of(int version, Instant now, String json) {
        return new FrozenDossier(version, now, json, HexFormat.of().formatHex(digest(json)));
    }

    /** As RFC 9530 wants it in the header {@code Repr-Digest}. */
    String reprDigest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest(json)) + ":";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
