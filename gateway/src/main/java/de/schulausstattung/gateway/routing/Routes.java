package de.schulausstattung.gateway.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

/** The configured routes, checked at the start; the longest prefix wins. */
@Startup
@ApplicationScoped
public class Routes {

    private final List<Route> all;

    Routes(RouteTable table) {
        all = table.entries().entrySet().stream().map(entry -> Route.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Route route) -> route.path().length()).reversed().thenComparing(Route::path))
                .toList();
        if (all.stream().map(Route::path).distinct().count() != all.size()) {
            throw new IllegalArgumentException("Two routes have the same path");
        }
    }

    /** All routes. */
    public List<Route> all() {
        return all;
    }

    /** The route that takes requests with this raw path. */
    public Optional<Route> find(String rawPath) {
        return all.stream().filter(route -> route.covers(rawPath)).findFirst();
    }
}
