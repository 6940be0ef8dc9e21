package de.schulausstattung.local;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A service that the local run starts. Another one joins by a line in {@link #ALL}.
 *
 * @param name the module, the application and the audience of its tokens
 * @param port where it serves
 * @param database the name of its database and of its paths, {@code /api/<name>/v1}; null for the gateway, which has neither
 */
record Service(String name, int port, @Nullable String database) {

    /** All of them, in the order in which a person reads them. */
    static final List<Service> ALL = List.of(
            new Service("inventory-service", 8081, "inventory"),
            new Service("report-service", 8084, "reports"),
            new Service("gateway", 8080, null));

    /** Health and metrics, never reachable through the gateway. */
    int managementPort() {
        return port + 1000;
    }
}
