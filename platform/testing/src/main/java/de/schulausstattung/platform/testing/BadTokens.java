package de.schulausstattung.platform.testing;

import static de.schulausstattung.platform.testing.SignedToken.encoded;
import static de.schulausstattung.platform.testing.SignedToken.quoted;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.restassured.specification.RequestSpecification;

/** Tokens that no service may accept, each with the reason in its name. */
public final class BadTokens {

    private static final Set<Integer> REFUSED = Set.of(401);

    private final List<BadToken> all = new ArrayList<>();
    private final String canary;

    private BadTokens(String canary) {
        this.canary = canary;
    }

    /**
     * One bad token.
     *
     * @param name says what is wrong with it
     * @param sent how it is sent
     * @param statuses with which it may be refused: 401, where no other is listed
     */
    public record BadToken(String name, UnaryOperator<RequestSpecification> sent, Set<Integer> statuses) {
    }

    /**
     * All of them.
     *
     * @param canary the address of a server that nobody may ask for keys
     */
    public static List<BadToken> all(String canary) {
        var tokens = new BadTokens(canary);
        tokens.headers();
        tokens.algorithms();
        tokens.keys();
        tokens.envelopes();
        tokens.times();
        tokens.claims();
        return List.copyOf(tokens.all);
    }

    private void headers() {
        var good = new SignedToken().valid();
        var expired = new SignedToken().claim("exp", ago(3600)).valid();
        add("no header", request -> request, REFUSED);
        add("empty header", request -> request.header("Authorization", ""), REFUSED);
        add("Bearer without a token", request -> request.header("Authorization", "Bearer"), REFUSED);
        add("Bearer and a space", request -> request.header("Authorization", "Bearer "), REFUSED);
        add("opaque", "0123456789abcdef");
        // quarkus-oidc 3.34 breaks on it before it looks at the token: refused all the same, with no word about the inside
        add("only dots", request -> request.header("Authorization", "Bearer .."), Set.of(401));
        add("valid token as Basic", request -> request.header("Authorization", "Basic " + good), REFUSED);
        add("valid token without a scheme", request -> request.header("Authorization", good), REFUSED);
        add("valid token after a tab", request -> request.header("Authorization", "Bearer\t" + good), REFUSED);
        add("lower-case scheme, expired", request -> request.header("Authorization", "bearer " + expired), REFUSED);
        add("two headers, the first expired",
                request -> request.header("Authorization", "Bearer " + expired, "Bearer " + good), REFUSED);
        add("two tokens in one header", request -> request.header("Authorization", "Bearer " + good + ", Bearer " + good),
                REFUSED);
        add("valid token in the query", request -> request.queryParam("access_token", good), Set.of(400, 401));
        add("valid token in a cookie", request -> request.cookie("access_token", good), REFUSED);
        add("valid token in X-Forwarded-Access-Token", request -> request.header("X-Forwarded-Access-Token", good), REFUSED);
    }

    private void algorithms() {
        var key = Issuer.get().keys();
        var modulus = ((RSAPublicKey) key.getPublic()).getModulus().toByteArray();
        for (var none : List.of("none", "None", "nOnE", "NONE")) {
            add("alg " + none, new SignedToken().header("alg", quoted(none)).content() + ".");
        }
        add("alg none with a signature", signedAfter(new SignedToken(), new SignedToken().header("alg", quoted("none"))));
        add("no alg", signedAfter(new SignedToken(), new SignedToken().withoutHeader("alg")));
        add("alg empty", new SignedToken().header("alg", quoted("")).valid());
        add("alg of another type", new SignedToken().header("alg", "256").valid());
        var hs256 = new SignedToken().header("alg", quoted("HS256"));
        add("HS256 with the public key as PEM", hs256.hmac(pem(key.getPublic().getEncoded())));
        add("HS256 with the public key as DER", hs256.hmac(key.getPublic().getEncoded()));
        add("HS256 with the modulus", hs256.hmac(modulus));
        add("HS256 with the modulus as text", hs256.hmac(encoded(modulus).getBytes(StandardCharsets.US_ASCII)));
        add("RS256 with the right key", new SignedToken().header("alg", quoted("RS256")).rsa(key.getPrivate()));
        add("PS512 with the right key", new SignedToken().header("alg", quoted("PS512")).pss512(key.getPrivate()));
        add("RS256 signature called PS256", new SignedToken().rsa(key.getPrivate()));
        add("ES256 with a signature of zeros", new SignedToken().header("alg", quoted("ES256")).withSignature(new byte[64]));
    }

    private void keys() {
        var foreign = Issuer.newKeys(2048);
        var jwk = """
                {"kty":"RSA","alg":"PS256","use":"sig","kid":"%s","n":"%s","e":"AQAB"}""".formatted(Issuer.KEY_ID,
                encoded(((RSAPublicKey) foreign.getPublic()).getModulus().toByteArray()));
        add("foreign key under our key id", new SignedToken().pss(foreign.getPrivate()));
        add("RSA with 1024 bits", new SignedToken().pss(Issuer.newKeys(1024).getPrivate()));
        add("embedded jwk", new SignedToken().header("jwk", jwk).pss(foreign.getPrivate()));
        add("embedded jwk without a key id",
                new SignedToken().withoutHeader("kid").header("jwk", jwk).pss(foreign.getPrivate()));
        add("jku to the canary", new SignedToken().header("jku", quoted(canary + "/jwks")).pss(foreign.getPrivate()));
        add("x5u to the canary", new SignedToken().header("x5u", quoted(canary + "/x5u")).pss(foreign.getPrivate()));
        add("iss is the canary", new SignedToken().claim("iss", quoted(canary)).pss(foreign.getPrivate()));
        for (var kid : List.of("unknown", "../../dev/null", "' OR '1'='1", "\\u0000", "")) {
            add("kid " + kid, new SignedToken().header("kid", quoted(kid)).hmac(new byte[1]));
            add("kid " + kid + ", foreign key", new SignedToken().header("kid", quoted(kid)).pss(foreign.getPrivate()));
        }
        add("kid of 9 KB", new SignedToken().header("kid", quoted("k".repeat(9 * 1024))).pss(foreign.getPrivate()));
        add("kid of 64 KB", request -> request.header("Authorization",
                "Bearer " + new SignedToken().header("kid", quoted("k".repeat(64 * 1024))).pss(foreign.getPrivate())),
                Set.of(401, 431));
    }

    private void envelopes() {
        var good = new SignedToken().valid();
        var parts = good.split("\\.", 3);
        add("unknown crit",
                new SignedToken().header("crit", "[\"schulausstattung\"]").header("schulausstattung", "true").valid());
        add("b64 false", new SignedToken().header("crit", "[\"b64\"]").header("b64", "false").valid());
        add("JWE with zip", encoded("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}") + ".AAAA.AAAA.AAAA.AAAA");
        add("token within a token", new SignedToken().header("cty", quoted("JWT")).payload(good).valid());
        add("changed payload", parts[0] + "." + encoded(decoded(parts[1]).replace("10078", "10079")) + "." + parts[2]);
        add("cut signature", good.substring(0, good.length() - 4));
        add("no signature", parts[0] + "." + parts[1] + ".");
        add("no signature and no dot", parts[0] + "." + parts[1]);
        add("trailing bytes in the signature", good + "AAAA");
        add("a fourth part", good + ".AAAA");
        add("payload is no JSON", new SignedToken().payload("not json").valid());
        add("payload is a list", new SignedToken().payload("[]").valid());
        add("header is no JSON", encoded("not json") + "." + parts[1] + "." + parts[2]);
    }

    private void times() {
        add("expired a minute ago", new SignedToken().claim("exp", ago(60)).valid());
        add("expired an hour ago", new SignedToken().claim("iat", ago(3900)).claim("exp", ago(3600)).valid());
        add("exp missing", new SignedToken().without("exp").valid());
        add("exp as a word", new SignedToken().claim("exp", quoted("tomorrow")).valid());
        add("exp null", new SignedToken().claim("exp", "null").valid());
        add("nbf in an hour", new SignedToken().claim("nbf", ago(-3600)).valid());
        add("iat missing", new SignedToken().without("iat").valid());
    }

    private void claims() {
        add("iss of another realm", new SignedToken().claim("iss", quoted(Issuer.get().url() + "/realms/other")).valid());
        add("iss with a slash", new SignedToken().claim("iss", quoted(Issuer.get().url() + "/")).valid());
        add("iss in upper case", new SignedToken().claim("iss", quoted(Issuer.get().url().replace("http", "HTTP"))).valid());
        add("iss missing", new SignedToken().without("iss").valid());
        add("aud missing", new SignedToken().without("aud").valid());
        add("aud of another client", new SignedToken().claim("aud", quoted("account")).valid());
        add("aud as a part of our name", new SignedToken().claim("aud", "[\"service\",\"inventory\",\"gate\"]").valid());
        add("aud empty", new SignedToken().claim("aud", "[]").valid());
        for (var typ : List.of("ID", "Refresh", "Offline", "Logout", "bearer", "")) {
            add("typ " + typ, new SignedToken().claim("typ", quoted(typ)).valid());
        }
        add("typ missing", new SignedToken().without("typ").valid());
        add("sub missing", new SignedToken().without("sub").valid());
        add("sub null", new SignedToken().claim("sub", "null").valid());
    }

    private void add(String name, String token) {
        add(name, request -> request.header("Authorization", "Bearer " + token), REFUSED);
    }

    private void add(String name, UnaryOperator<RequestSpecification> sent, Set<Integer> statuses) {
        all.add(new BadToken(name, sent, statuses));
    }

    /** The second token's content under the first one's signature. */
    private static String signedAfter(SignedToken signed, SignedToken shown) {
        var signature = signed.valid();
        return shown.content() + signature.substring(signature.lastIndexOf('.'));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static byte[] pem(byte[] der) {
        return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String ago(int seconds) {
        return String.valueOf(Instant.now().getEpochSecond() - seconds);
    }
}
