package de.schulausstattung.report.annualreport;

import java.nio.charset.StandardCharsets;

import de.schulausstattung.platform.web.Sha256;

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
        return Sha256.of(text).hex();
    }

    /** The value of the header {@code Repr-Digest} (RFC 9530). */
    String reprDigest() {
        return Sha256.of(text).reprDigest();
    }
}
