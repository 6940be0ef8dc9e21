package de.schulausstattung.local;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A service that the local run starts. Another one joins by a line in {@link #ALL}.
 *
 * @param name the module, the application and the audience of its tokens
 * @param port where it serves
 * @param database the name of its database and, before {@code _owner} and {@code _app}, of its roles; null for the gateway
 * @param route what stands in its paths, {@code /api/<route>/v1}, and names its route in the gateway; null for the gateway
 */
record Service(String name, int port, @Nullable String database, @Nullable String route) {

    /** All of them, in the order in which a person reads them. */
    static final List<Service> ALL = List.of(
            new Service("inventory-service", 8081, "inventory", "inventory"),
            new Service("needs-service", 8082, "needs", "needs"),
            new Service("meeting-service", 8083, "meeting", "meetings"),
            new Service("report-service", 8084, "report", "reports"),
            new Service("gateway", 8080, null, null));

    /** Health and metrics, never reachable through the gateway. */
    int managementPort() {
        return port + 1000;
    }
}
