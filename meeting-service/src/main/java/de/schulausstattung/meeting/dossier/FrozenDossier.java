package de.schulausstattung.meeting.dossier;

import java.time.Instant;

import de.schulausstattung.platform.web.Sha256;

/**
 * A dossier as it went out with an invitation.
 *
 * @param json its bytes as text
 * @param sha256 of the bytes, hexadecimal
 */
record FrozenDossier(int version, Instant frozenAt, String json, String sha256) {

    static FrozenDossier of(int version, Instant now, String json) {
        return new FrozenDossier(version, now, json, Sha256.of(json).hex());
    }

    /** As RFC 9530 wants it in the header {@code Repr-Digest}. */
    String reprDigest() {
        return Sha256.of(json).reprDigest();
    }
}
