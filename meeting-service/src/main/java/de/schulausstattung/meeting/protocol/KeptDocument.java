package de.schulausstattung.meeting.protocol;

import de.schulausstattung.platform.web.Sha256;

/** The bytes of a final protocol, as text. */
record KeptDocument(String json) {

    /** Of the bytes, hexadecimal. */
    String sha256() {
        return Sha256.of(json).hex();
    }

    /** As RFC 9530 wants it in the header {@code Repr-Digest}. */
    String reprDigest() {
        return Sha256.of(json).reprDigest();
    }
}
