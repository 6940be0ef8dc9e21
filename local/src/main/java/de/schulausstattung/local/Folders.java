package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/**
 * Where the local run keeps what it keeps: everything under {@code .local}, which git does not see.
 *
 * @param root the project's folder, where the jars are
 * @param local the folder of this run
 */
record Folders(Path root, Path local) {

    private static final long NEEDED_BYTES = 2L << 30;

    /** The folders of a run that a person started. */
    Folders(Path root) {
        this(root, root.resolve(".local"));
    }

    /** Databases, broker log: what a second start finds again. */
    Path data() {
        return local().resolve("data");
    }

    /** Unpacked servers; survive {@code --fresh}. */
    Path programs() {
        return local().resolve("programs");
    }

    Path logs() {
        return local().resolve("logs");
    }

    /** The generated files of the fictional Kreis. */
    Path demo() {
        return local().resolve("demo");
    }

    /** Where the annual report lies in the end. */
    Path reports() {
        return local().resolve("reports");
    }

    /** What the mail server of this run took in, one file a mail. */
    Path mails() {
        return local().resolve("mails");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** The jar that Maven built for a service. */
    Path jar(Service service) {
        return root.resolve(service.name()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** What the JVM noted of a start of that jar, where somebody let it ({@code ./bench starts}). */
    Path cache(Service service) {
        return root.resolve(service.name()).resolve("target/app.aot");
    }

    /** Whether there is such a cache, and of the jar that is there now. */
    boolean hasCache(Service service) {
        return cache(service).toFile().lastModified() > jar(service).toFile().lastModified();
    }

    /** Makes the folders, and refuses a disk that is nearly full: a database must not find that out. */
    void prepare() {
        try {
            for (var folder : new Path[] { data(), programs(), logs(), demo(), reports(), mails() }) {
                Files.createDirectories(folder);
            }
            var free = Files.getFileStore(local()).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new StartFailed("Zu wenig Platz in %s: %d MB frei, 2048 MB nötig".formatted(local(), free >> 20));
            }
        } catch (IOException e) {
            throw new StartFailed("In " + local() + " lässt sich nichts anlegen", e);
        }
    }

    /** Takes the folder for this run; a second run in it would break the databases of the first. */
    FileLock lock() {
        try {
            Files.createDirectories(local());
            var lock = FileChannel.open(local().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (IOException e) {
            throw new StartFailed("In " + local() + " lässt sich nichts anlegen", e);
        } catch (OverlappingFileLockException e) {
            throw new StartFailed("Dieses Programm läuft in " + root + " schon", e);
        }
        throw new StartFailed("In " + root + " läuft ./start schon: dort mit Strg-C beenden");
    }

    /** Refuses data of a run on other ports: addresses stand in the realm and in the broker's log. */
    void claim(Ports ports) {
        var claim = data().resolve("port-base");
        var base = String.valueOf(ports.base());
        try {
            if (!Files.exists(claim)) {
                StateFile.write(claim, base);
                return;
            }
            var known = Files.readString(claim).strip();
            if (!known.equals(base)) {
                throw new StartFailed(
                        "Die Daten in %s gehören zu --port-base %s: mit diesem starten oder mit --fresh neu beginnen"
                                .formatted(data(), known));
            }
        } catch (IOException e) {
            throw new StartFailed(claim + " lässt sich nicht lesen", e);
        }
    }

    /** Forgets all data and, when they are gone, all secrets of earlier runs; not the unpacked servers. */
    void forget() {
        for (var old : new Path[] { data(), logs(), demo(), reports(), mails(), local().resolve("secrets.properties") }) {
            delete(old);
        }
    }

    /** Keeps a file that was made up for the demo, so that a person can look at it. */
    void keep(String name, String text) {
        write(demo().resolve(name), text);
    }

    /** Keeps a report; returns where it lies. */
    Path report(String name, String text) {
        var file = reports().resolve(name);
        write(file, text);
        return file;
    }

    /** The reports that are there, by name. */
    List<Path> reportFiles() {
        try (var files = Files.list(reports())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new StartFailed(reports() + " lässt sich nicht lesen", e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new StartFailed(file + " lässt sich nicht schreiben", e);
        }
    }

    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
