package de.schulausstattung.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

/**
 * An OpenID provider as small as the services need it: discovery and keys. Tokens are verified through it exactly as they are
 * through Keycloak, type, audience and subject included.
 */
public final class Issuer {

    /** The id of the key that signs the tokens of {@link Tokens}. */
    public static final String KEY_ID = "test-1";

    private static final Issuer INSTANCE = new Issuer();

    private final KeyPair keys = newKeys(2048);
    private final HttpServer server;
    private final AtomicInteger keyRequests = new AtomicInteger();

    private Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/.well-known/openid-configuration", () -> """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token","authorization_endpoint":"%1$s/auth"}"""
                .formatted(url()));
        answer("/jwks", () -> {
            keyRequests.incrementAndGet();
            var key = (RSAPublicKey) keys.getPublic();
            return """
                    {"keys":[{"kty":"RSA","use":"sig","alg":"PS256","kid":"%s","n":"%s","e":"%s"}]}"""
                    .formatted(KEY_ID, unsigned(key.getModulus().toByteArray()),
                            unsigned(key.getPublicExponent().toByteArray()));
        });
        server.start();
    }

    /** The one issuer of this VM. */
    public static Issuer get() {
        return INSTANCE;
    }

    /** The issuer's address, and the {@code iss} of its tokens. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How often the keys were asked for. */
    public int keyRequests() {
        return keyRequests.get();
    }

    /** The keys that sign tokens. */
    public KeyPair keys() {
        return keys;
    }

    /** A fresh RSA key pair, for tokens that nobody should accept. */
    public static KeyPair newKeys(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String path, java.util.function.Supplier<String> body) {
        server.createContext(path, exchange -> {
            var bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    private static String unsigned(byte[] number) {
        var from = number[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(number, from, number.length));
    }
}
