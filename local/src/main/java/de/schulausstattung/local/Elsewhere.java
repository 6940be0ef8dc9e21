package de.schulausstattung.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;

import de.schulausstattung.local.demo.Kreis;
import de.schulausstattung.local.demo.Season;
import de.schulausstattung.local.identity.Realm;

/**
 * The way of a year in an installation that somebody else started, whose gateway and Keycloak listen on the usual ports of this
 * machine: {@code deploy/verify/l2} plays it against the containers.
 */
final class Elsewhere {

    private static final String BETRIEB = "client.betrieb";

    private Elsewhere() {
    }

    /**
     * Called with {@code realm} or {@code play}, and a folder for what is written.
     * {@code realm} writes the realm with the fictional people; its marks are left for Keycloak to fill in.
     */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[1]).toAbsolutePath();
        var folders = new Folders(folder, folder);
        var progress = new Progress(System.out);
        try {
            folders.prepare();
            if (arguments[0].equals("realm")) {
                var secrets = new Secrets(folder.resolve("secrets.properties"));
                Folders.write(folder.resolve("realm.json"), Realm.of(Kreis.demo(), "${GATEWAY_URL}",
                        name -> name.equals(BETRIEB) ? "${BETRIEB_CLIENT_SECRET}" : secrets.of(name)));
            } else {
                new Journey(new Ports(Ports.DEFAULT_BASE), folders, progress, Season.now()).play(Kreis.demo(), null, null,
                        null);
            }
        } catch (StartFailed | UncheckedIOException e) {
            System.err.println("Fehler: " + e.getMessage());
            System.exit(1);
        }
    }
}
