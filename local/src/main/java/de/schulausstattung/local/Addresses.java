package de.schulausstattung.local;

import java.util.ArrayList;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.identity.DemoUser;

/** What a person needs to go on by themselves: addresses, names, one password. */
final class Addresses {

    private Addresses() {
    }

    static void print(Settings settings, Folders folders, @Nullable Kreis official, Secrets secrets, Progress progress) {
        var ports = settings.ports();
        progress.plain("");
        if (settings.starts(Part.SERVICES)) {
            progress.plain("  Gateway      " + ports.gatewayUrl());
            progress.plain("  Swagger UI   " + ports.gatewayUrl() + "/swagger-ui");
        }
        progress.plain(
                "  Keycloak     http://localhost:" + ports.keycloak() + "  (admin / " + secrets.of("keycloak.admin") + ")");
        if (settings.complete()) {
            folders.reportFiles().forEach(file -> progress.plain("  Bericht      " + file));
        }
        if (settings.starts(Part.SERVICES)) {
            progress.plain("  Mails        " + folders.mails());
        }
        progress.plain("  Protokolle   " + folders.logs());
        progress.plain("");
        progress.plain("  Personen, Passwort für alle: " + DemoUser.PASSWORD);
        var users = new ArrayList<>(DemoUser.of(Kreis.demo()));
        if (official != null) {
            users.addAll(DemoUser.ofOfficial(official));
        }
        users.forEach(user -> progress.plain("    %-20s %s %s, %s"
                .formatted(user.username(), user.firstName(), user.lastName(), user.role())));
        progress.plain("");
    }
}
