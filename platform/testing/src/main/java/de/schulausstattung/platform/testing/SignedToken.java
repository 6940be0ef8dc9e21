package de.schulausstattung.platform.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token written by hand, byte by byte, because no library signs what must be refused. Values of header and claims are JSON
 * texts; all begin as those of a valid token.
 */
final class SignedToken {

    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private String payload = "";

    SignedToken() {
        var now = Instant.now().getEpochSecond();
        header("alg", quoted("PS256")).header("typ", quoted("JWT")).header("kid", quoted(Issuer.KEY_ID));
        claim("iss", quoted(Issuer.get().url())).claim("sub", quoted("it-10078")).claim("typ", quoted("Bearer"))
                .claim("azp", quoted("portal")).claim("m", "[\"/traeger/10078/it-beschaffung\"]")
                .claim("aud", Tokens.ALL_SERVICES.stream().map(SignedToken::quoted).collect(Collectors.joining(",", "[", "]")))
                .claim("iat", String.valueOf(now)).claim("exp", String.valueOf(now + 300)).claim("jti", quoted("j-" + now));
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    SignedToken header(String name, String json) {
        header.put(name, json);
        return this;
    }

    SignedToken claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    SignedToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    SignedToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** Something else than claims. */
    SignedToken payload(String text) {
        payload = text;
        return this;
    }

    /** The part that is signed. */
    String content() {
        return encoded(json(header)) + "." + encoded(payload.isEmpty() ? json(claims) : payload);
    }

    /** Signed with the issuer's own key, as Keycloak would. */
    String valid() {
        return pss(Issuer.get().keys().getPrivate());
    }

    String pss(PrivateKey key) {
        return signed("RSASSA-PSS", key, new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }

    String pss512(PrivateKey key) {
        return signed("RSASSA-PSS", key, new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));
    }

    String rsa(PrivateKey key) {
        return signed("SHA256withRSA", key, null);
    }

    /** Signed with a secret, for those who let the token choose the algorithm. */
    String hmac(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            Key key = new SecretKeySpec(secret, "HmacSHA256");
            mac.init(key);
            return content() + "." + encoded(mac.doFinal(content().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String withSignature(byte[] signature) {
        return content() + "." + encoded(signature);
    }

    private String signed(String algorithm, PrivateKey key, @org.jspecify.annotations.Nullable PSSParameterSpec parameters) {
        try {
            var signature = Signature.getInstance(algorithm);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.initSign(key);
            signature.update(content().getBytes(StandardCharsets.UTF_8));
            return withSignature(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream().map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
