package de.schulausstattung.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

import de.schulausstattung.platform.testing.Issuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;

/**
 * An identity provider that is away while the application starts: each call breaks off, or is taken and nothing said
 * ({@code hangs}).
 */
public class LateIssuer implements QuarkusTestResourceLifecycleManager {

    private boolean hangs;
    private Away away;

    /** What a test needs to let it come and go. */
    static final class Away {

        private static final String DISCOVERY = "/.well-known/openid-configuration";
        private static final String KEYS = "/jwks";

        private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final AtomicInteger calls = new AtomicInteger();
        private final CountDownLatch told = new CountDownLatch(1);
        private final boolean hangs;
        private volatile boolean there;

        private Away(boolean hangs) throws IOException {
            this.hangs = hangs;
            tell(DISCOVERY, of(DISCOVERY).replace("\"" + Issuer.get().url() + KEYS + "\"", "\"" + url() + KEYS + "\""));
            tell(KEYS, of(KEYS));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        }

        /** How often it was called. */
        int calls() {
            return calls.get();
        }

        /** From now on it tells the keys of the {@link Issuer}. */
        void comes() {
            there = true;
            told.countDown();
        }

        /** Away again, for good. */
        void goes() {
            server.stop(0);
        }

        private String url() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        private static String of(String path) {
            return RestAssured.get(Issuer.get().url() + path).asString();
        }

        private void tell(String path, String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            server.createContext(path, exchange -> {
                calls.incrementAndGet();
                if (there) {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                } else {
                    stayMute();
                }
                exchange.close();
            });
        }

        private void stayMute() {
            if (!hangs) {
                return;
            }
            try {
                told.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void init(Map<String, String> arguments) {
        hangs = Boolean.parseBoolean(arguments.get("hangs"));
    }

    @Override
    public Map<String, String> start() {
        try {
            away = new Away(hangs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("quarkus.oidc.auth-server-url", away.url(), "quarkus.oidc.connection-timeout", "1S");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(away, new TestInjector.MatchesType(Away.class));
    }

    @Override
    public void stop() {
        // The test has let it come and go.
    }
}
