package de.schulausstattung.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Freezes and wakes processes: a shell that waits for the word, so that a signal is there within a millisecond. */
final class Signals implements AutoCloseable {

    private final Process shell;
    private final Writer orders;
    private final BufferedReader answers;

    Signals() throws IOException {
        shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        orders = shell.outputWriter(StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
    }

    void freeze(ProcessHandle process) {
        send("STOP", process);
    }

    void wake(ProcessHandle process) {
        send("CONT", process);
    }

    private void send(String signal, ProcessHandle process) {
        try {
            orders.write("kill -" + signal + " " + process.pid() + " && echo done\n");
            orders.flush();
            var answer = answers.readLine();
            if (!"done".equals(answer)) {
                throw new IllegalStateException(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        orders.close();
        shell.destroy();
    }
}
