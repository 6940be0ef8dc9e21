package de.schulausstattung.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

/** What the person at the terminal reads: one line per step, with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final long from = System.nanoTime();

    /** Prints to this stream. */
    Progress(PrintStream out) {
        this.out = out;
    }

    /** For steps that are too many to be told one by one. */
    static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream()));
    }

    /** One step that was made. */
    void say(String line) {
        out.printf("[%4d s] %s%n", elapsed().toSeconds(), line);
    }

    /** A line without time: tables, addresses. */
    void plain(String line) {
        out.println(line);
    }

    /** The time since the start. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - from);
    }
}
