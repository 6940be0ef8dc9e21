package de.schulausstattung.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A path prefix and the service behind it.
 *
 * @param name the key in the configuration, and the service's short name
 * @param path the prefix, without a slash at its end
 * @param document the path of the service's OpenAPI document
 * @param streaming whether {@code idleTimeout} stands in for {@code totalTimeout} once the answer flows
 */
public record Route(String name, String path, URI upstream, AuthRule auth, Optional<String> document, Set<String> methods,
        long bodyLimit, Duration connectTimeout, Duration firstByteTimeout, Duration totalTimeout, boolean streaming,
        Duration idleTimeout) {

    private static final Set<String> KNOWN_METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** Refuses what could never work or would open more than it says. */
    public Route {
        if (!path.startsWith("/api/") || path.endsWith("/") || !RawPath.isAllowed(path)) {
            throw new IllegalArgumentException("Route " + name + ": not a path prefix under /api/: " + path);
        }
        if (upstream.getHost() == null || !List.of("http", "https").contains(upstream.getScheme())) {
            throw new IllegalArgumentException("Route " + name + ": not an http(s) address: " + upstream);
        }
        if (methods.isEmpty() || !KNOWN_METHODS.containsAll(methods)) {
            throw new IllegalArgumentException("Route " + name + ": methods may be " + new TreeSet<>(KNOWN_METHODS));
        }
    }

    static Route of(String name, RouteTable.Entry entry) {
        return new Route(name, entry.path(), entry.upstream(), entry.auth(), entry.document(), Set.copyOf(entry.methods()),
                entry.bodyLimit().asLongValue(), entry.connectTimeout(), entry.firstByteTimeout(), entry.totalTimeout(),
                entry.streaming(), entry.idleTimeout());
    }

    /** The port the service listens on. */
    public int port() {
        if (upstream.getPort() > 0) {
            return upstream.getPort();
        }
        return isEncrypted() ? 443 : 80;
    }

    /** Whether the service is reached through TLS. */
    public boolean isEncrypted() {
        return upstream.getScheme().equals("https");
    }

    /** Whether this raw path belongs to the route; no decoding, no folding of case. */
    public boolean covers(String rawPath) {
        return rawPath.startsWith(path) && (rawPath.length() == path.length() || rawPath.charAt(path.length()) == '/');
    }

    /** The value of {@code Allow}. */
    String allow() {
        return String.join(", ", new TreeSet<>(methods));
    }
}
