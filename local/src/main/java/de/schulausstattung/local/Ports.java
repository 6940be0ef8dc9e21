package de.schulausstattung.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where everything listens, on loopback only. Another base moves all ports by the same distance. */
record Ports(int base) {

    /** The gateway's port unless another is chosen. */
    static final int DEFAULT_BASE = 8080;

    /** The port that has this number where the base is the default. */
    int of(int usual) {
        return usual - DEFAULT_BASE + base;
    }

    int gateway() {
        return of(8080);
    }

    int keycloak() {
        return of(8180);
    }

    int keycloakManagement() {
        return of(9180);
    }

    int postgres() {
        return of(15432);
    }

    int kafka() {
        return of(19092);
    }

    int kafkaController() {
        return of(19093);
    }

    int mail() {
        return of(8125);
    }

    /** The address a person and every client uses. */
    String gatewayUrl() {
        return "http://localhost:" + gateway();
    }

    /** The issuer of the tokens. */
    String realmUrl() {
        return "http://localhost:" + keycloak() + "/realms/" + IdentityProvider.REALM;
    }

    /** All ports that the parts to start need, with the name of the part. */
    Map<Integer, String> needed(Settings settings) {
        var needed = new LinkedHashMap<Integer, String>();
        if (settings.starts(Part.POSTGRES)) {
            needed.put(postgres(), "PostgreSQL");
        }
        if (settings.starts(Part.KAFKA)) {
            needed.put(kafka(), "Kafka");
            needed.put(kafkaController(), "Kafka (Controller)");
        }
        if (settings.starts(Part.KEYCLOAK)) {
            needed.put(keycloak(), "Keycloak");
            needed.put(keycloakManagement(), "Keycloak (Verwaltung)");
        }
        if (settings.starts(Part.SERVICES)) {
            needed.put(mail(), "Mailserver");
            for (var service : Service.ALL) {
                needed.put(of(service.port()), service.name());
                needed.put(of(service.managementPort()), service.name() + " (Verwaltung)");
            }
        }
        return needed;
    }

    /** Refuses to start where another program already listens. */
    static void requireFree(Map<Integer, String> needed) {
        needed.forEach((port, part) -> {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new StartFailed("Port %d ist belegt, %s braucht ihn: anderes Programm beenden oder --port-base wählen"
                        .formatted(port, part), e);
            }
        });
    }
}
