package de.schulausstattung.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * Keycloak as a process, with the realm imported at its first start. It is built once and then started as in production: the
 * development mode would build itself at the first start as well, and answers slower ever after.
 */
final class IdentityProvider {

    static final String REALM = "schulausstattung";

    /** What decides how the built server looks; another value here makes a new build. */
    private static final List<String> BUILD = List.of("--db=dev-file", "--health-enabled=true");
    private static final String JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx384m -Dfile.encoding=UTF-8";

    private IdentityProvider() {
    }

    /** Unpacks and builds Keycloak where that has not happened yet; returns its folder. */
    static Path install(Path zip, Folders folders, Progress progress, StartedProcesses started) {
        var home = unpack(zip, folders, progress);
        build(home, folders, started, progress);
        return home;
    }

    /** Starts the installed Keycloak; it imports the realm unless it has it already. */
    static ServerProcess start(Path home, String realm, Folders folders, Ports ports, Secrets secrets,
            StartedProcesses started) {
        try {
            var imports = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(imports.resolve(REALM + "-realm.json"), realm);
        } catch (IOException e) {
            throw new StartFailed("Der Realm lässt sich nicht ablegen", e);
        }
        var environment = new HashMap<>(environment());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of("keycloak.admin"));
        return ServerProcess.start("Keycloak", script(home, "start", List.of("--optimized", "--import-realm", "--cache=local",
                "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + ports.keycloak(),
                "--http-management-port=" + ports.keycloakManagement(), "--hostname=http://localhost:" + ports.keycloak())),
                environment, home, folders.log("keycloak"), started);
    }

    static void awaitReady(ServerProcess process, Ports ports) {
        process.awaitReady("http://localhost:" + ports.keycloakManagement() + "/health/ready");
    }

    /** Forgets realm and users; the next start imports them anew. */
    static void forget(Folders folders) {
        if (!Files.exists(folders.programs())) {
            return;
        }
        try (var homes = Files.newDirectoryStream(folders.programs(), "keycloak-*")) {
            for (var home : homes) {
                Folders.delete(home.resolve("data"));
            }
        } catch (IOException e) {
            throw new StartFailed("Die alten Keycloak-Daten lassen sich nicht löschen", e);
        }
    }

    private static Path unpack(Path zip, Folders folders, Progress progress) {
        var name = zip.getFileName().toString().replace("keycloak-quarkus-dist", "keycloak").replace(".zip", "");
        var home = folders.programs().resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        progress.say("Keycloak wird ausgepackt (nur beim ersten Mal)");
        var half = folders.programs().resolve("unpacking");
        Folders.delete(half);
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var target = half.resolve(entry.getName()).normalize();
                if (!target.startsWith(half)) {
                    throw new StartFailed("Das Keycloak-Archiv ist beschädigt: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(half.resolve(name), home, StandardCopyOption.ATOMIC_MOVE);
            Folders.delete(half);
            return home;
        } catch (IOException e) {
            throw new StartFailed("Keycloak lässt sich nicht auspacken", e);
        }
    }

    private static void build(Path home, Folders folders, StartedProcesses started, Progress progress) {
        var built = home.resolve("built");
        try {
            if (Files.exists(built) && Files.readString(built).equals(BUILD.toString())) {
                return;
            }
            progress.say("Keycloak wird eingerichtet (nur beim ersten Mal)");
            ServerProcess.start("Keycloak", script(home, "build", BUILD), environment(), home, folders.log("keycloak-build"),
                    started).awaitSuccess();
            Files.writeString(built, BUILD.toString());
        } catch (IOException e) {
            throw new StartFailed("Keycloak lässt sich nicht einrichten", e);
        }
    }

    private static List<String> script(Path home, String command, List<String> options) {
        var line = new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString(), command));
        line.addAll(options);
        return line;
    }

    private static Map<String, String> environment() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", JVM);
    }
}
