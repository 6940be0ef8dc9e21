package de.schulausstattung.meeting.feed;

import java.security.SecureRandom;
import java.util.Base64;

import de.schulausstattung.platform.web.Sha256;

/** The secret of a link: 256 random bits, of which the hash alone is kept. */
record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Secret fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String hash() {
        return Sha256.of(text).hex();
    }

    /** Never the secret itself. */
    @Override
    public String toString() {
        return "Secret";
    }
}
