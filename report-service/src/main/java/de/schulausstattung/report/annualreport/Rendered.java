package de.schulausstattung.report.annualreport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** A report as it goes over the wire; its hash is that of exactly these characters in UTF-8. */
record Rendered(String text) {

    /** A stored report; one that is no longer what was frozen is never shown. */
    static Rendered stored(byte[] bytes, String sha256) {
        var rendered = new Rendered(new String(bytes, StandardCharsets.UTF_8));
        if (!rendered.sha256().equals(sha256)) {
            throw new IllegalStateException("A frozen report is not what was frozen, expected SHA-256 " + sha256);
        }
        return rendered;
    }

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
