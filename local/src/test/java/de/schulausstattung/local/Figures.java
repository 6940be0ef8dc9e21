package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What a drill measured: a line on the terminal, and one in the file that {@code ./check --long} prints at its end. */
final class Figures {

    private static final Path FILE = Path.of("target/figures.txt");

    private Figures() {
    }

    static void tell(String drill, long from, String figures) {
        var line = "%-5s %s (%d s)".formatted(drill, figures,
                Duration.ofNanos(System.nanoTime() - from).toSeconds());
        System.out.println(line);
        try {
            Files.writeString(FILE, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
