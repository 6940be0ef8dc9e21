package de.schulausstattung.report.annualreport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** A report as it goes over the wire; its hash is that of exactly these characters in UTF-8. */
record Rendered(String text) {

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String sha256() {
        return HexFormat.of().formatHex(digest());
    }

    /** The value of the header {@code Repr-Digest} (RFC 9530). */
    String reprDigest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest()) + ":";
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
