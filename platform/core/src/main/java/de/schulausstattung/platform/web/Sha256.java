package de.schulausstattung.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** The SHA-256 of a text in UTF-8, in the forms in which it is written. */
public final class Sha256 {

    private final byte[] digest;

    private Sha256(byte[] digest) {
        this.digest = digest;
    }

    /** The hash of exactly these characters. */
    public static Sha256 of(String text) {
        try {
            return new Sha256(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hexadecimal, as it is stored. */
    public String hex() {
        return HexFormat.of().formatHex(digest);
    }

    /** As a policy of content names it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(digest);
    }

    /** The value of the header {@code Repr-Digest} (RFC 9530). */
    public String reprDigest() {
        return "sha-256=:" + base64() + ":";
    }
}
