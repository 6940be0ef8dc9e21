package de.schulausstattung.platform.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Access tokens as Keycloak would sign them: PS256, five minutes, memberships as group paths. */
public final class Tokens {

    /** Every audience there is: what Keycloak gives to the portal client. */
    public static final Set<String> ALL_SERVICES = Set.of("inventory-service", "needs-service", "meeting-service",
            "report-service", "gateway");

    private static final Duration LIFE = Duration.ofMinutes(5);
    /** Whoever asks gets one that lives at least this long; before that, the one of last time, as clients do. */
    private static final Duration REST = Duration.ofMinutes(3);
    private static final Map<Person, Signed> SIGNED = new ConcurrentHashMap<>();

    private record Person(String subject, List<String> groups) {
    }

    private record Signed(String token, Instant end) {
    }

    private Tokens() {
    }

    /** A token of this subject with these group paths, good for every service for at least three minutes. */
    public static String of(String subject, String... groups) {
        var now = Instant.now();
        return SIGNED.compute(new Person(subject, List.of(groups)),
                (person, before) -> before != null && before.end().isAfter(now.plus(REST)) ? before
                        : new Signed(sign(claims(subject, groups)), now.plus(LIFE)))
                .token();
    }

    /** A clerk of IT-Beschaffung in this Träger (five digits): may read and change everything of the Träger. */
    public static String itBeschaffung(String traegernummer) {
        return of("it-" + traegernummer, "/traeger/" + traegernummer + "/it-beschaffung");
    }

    /** The head of one school. */
    public static String schulleitung(String traegernummer, String schulnummer) {
        return of("sl-" + schulnummer, "/traeger/" + traegernummer + "/schulen/" + schulnummer + "/schulleitung");
    }

    /** The education office of a Kreis: aggregates only. */
    public static String bildungsbuero(String kreis) {
        return of("bb-" + kreis, "/kreis/" + kreis + "/bildungsbuero");
    }

    /** The operator of the installation. */
    public static String betrieb() {
        return of("betrieb", "/betrieb");
    }

    /** The claims of a valid token, to be spoilt by tests of bad tokens. */
    public static JwtClaimsBuilder claims(String subject, String... groups) {
        return Jwt.issuer(Issuer.get().url()).audience(ALL_SERVICES).subject(subject).claim("typ", "Bearer")
                .claim("azp", "portal").claim("m", List.of(groups)).expiresIn(LIFE.toSeconds());
    }

    /** Signs as the issuer does. */
    public static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId(Issuer.KEY_ID).algorithm(SignatureAlgorithm.PS256).sign(Issuer.get().keys().getPrivate());
    }
}
