package de.schulausstattung.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;

import de.schulausstattung.platform.testing.Issuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;

/**
 * The address of an identity provider that is away while the application starts: nobody listens there, or somebody who takes
 * connections and says nothing ({@code hangs}).
 */
public class LateIssuer implements QuarkusTestResourceLifecycleManager {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private boolean hangs;
    private Away away;

    /** What a test needs to let it come. */
    static final class Away {

        private final InetSocketAddress address;
        private ServerSocket mute;
        private HttpServer server;

        private Away(boolean hangs) throws IOException {
            mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            address = new InetSocketAddress(mute.getInetAddress(), mute.getLocalPort());
            if (!hangs) {
                mute.close();
            }
        }

        /** From now on it tells where the keys of the {@link Issuer} are. */
        void comes() {
            try {
                mute.close();
                server = HttpServer.create(address, 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var discovery = RestAssured.get(Issuer.get().url() + DISCOVERY).asByteArray();
            server.createContext(DISCOVERY, exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, discovery.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(discovery);
                }
            });
            server.start();
        }

        /** Away again, for good. */
        void goes() {
            server.stop(0);
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
        return Map.of("quarkus.oidc.auth-server-url", "http://localhost:" + away.address.getPort(),
                "quarkus.oidc.connection-timeout", "1S");
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
