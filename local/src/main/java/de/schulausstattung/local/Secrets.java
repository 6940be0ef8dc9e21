package de.schulausstattung.local;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords of this installation, made at the first start and kept in a file that only its owner reads; never in git. */
final class Secrets {

    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    /** Reads the file if there is one. */
    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                known.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The secret of this name, made up at the first call. */
    synchronized String of(String name) {
        var secret = known.getProperty(name);
        if (secret == null) {
            var bytes = new byte[24];
            random.nextBytes(bytes);
            secret = HexFormat.of().formatHex(bytes);
            known.setProperty(name, secret);
            write();
        }
        return secret;
    }

    private void write() {
        var text = new StringWriter();
        try {
            known.store(text, "made for this installation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StateFile.write(file, text.toString());
    }
}
