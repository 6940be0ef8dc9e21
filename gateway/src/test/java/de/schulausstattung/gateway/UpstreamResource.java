package de.schulausstattung.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import de.schulausstattung.platform.testing.IssuerResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The issuer, one real server that plays all services, and routes to it; {@code needs} points to a port where nobody is. */
public class UpstreamResource implements QuarkusTestResourceLifecycleManager {

    private final IssuerResource issuer = new IssuerResource();
    private final Upstream upstream = new Upstream();

    @Override
    public Map<String, String> start() {
        var address = "http://localhost:" + upstream.start();
        var config = new HashMap<>(issuer.start());
        config.put("test.upstream", address);
        for (var service : new String[] { "inventory", "meetings", "reports" }) {
            config.put("gateway.routes." + service + ".upstream", address);
        }
        config.put("gateway.routes.needs.upstream", "http://localhost:" + closedPort());
        config.put("gateway.routes.inventory.body-limit", "64K");
        config.put("gateway.routes.meetings.first-byte-timeout", "0.5S");
        config.put("gateway.routes.meetings.total-timeout", "1S");
        config.put("gateway.routes.reports.total-timeout", "1S");
        config.put("gateway.routes.reports.idle-timeout", "0.5S");
        config.put("gateway.routes.endless.path", "/api/endless/v1");
        config.put("gateway.routes.endless.upstream", address);
        config.put("gateway.routes.endless.auth", "TOKEN");
        config.put("gateway.routes.endless.document", "/api/endless/openapi");
        config.put("gateway.routes.open.path", "/api/open/v1");
        config.put("gateway.routes.open.upstream", address);
        config.put("gateway.routes.open.auth", "PUBLIC");
        config.put("gateway.routes.open.methods", "GET,HEAD");
        config.put("gateway.limits.subject-per-minute", "1");
        config.put("gateway.limits.subject-burst", "40");
        config.put("gateway.limits.address-per-minute", "600");
        config.put("gateway.limits.address-burst", "2000");
        return config;
    }

    @Override
    public void stop() {
        upstream.stop();
        issuer.stop();
    }

    private static int closedPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
