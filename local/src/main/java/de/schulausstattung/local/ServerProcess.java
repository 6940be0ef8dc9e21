package de.schulausstattung.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own: its log in a file, ready when its health says so, ended by its handle. */
final class ServerProcess {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1)).build();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final String name;
    private final Path log;
    private final Process process;

    private ServerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts the command with these variables added to the environment. */
    static ServerProcess start(String name, List<String> command, Map<String, String> environment, Path folder, Path log,
            StartedProcesses started) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            started.add(process.toHandle());
            return new ServerProcess(name, log, process);
        } catch (IOException e) {
            throw new StartFailed(name + " lässt sich nicht starten", e);
        }
    }

    /** Waits until the address answers 200. */
    void awaitReady(String address) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(request)) {
            if (exits(BETWEEN_LOOKS)) {
                throw new StartFailed(
                        "%s hat sich beim Start beendet (%d): %s".formatted(name, process.exitValue(), lastWords()));
            }
            if (System.nanoTime() > until) {
                throw new StartFailed("%s ist nach %d s nicht bereit: %s".formatted(name, PATIENCE.toSeconds(), lastWords()));
            }
        }
    }

    /** Waits until the process has done its work. */
    void awaitSuccess() {
        if (!exits(PATIENCE) || process.exitValue() != 0) {
            throw new StartFailed(name + " ist nicht fertig geworden: " + lastWords());
        }
    }

    /** Calls back when the process ends, for whatever reason. */
    void onExit(Runnable then) {
        var unused = process.onExit().thenRun(then);
    }

    /** The process itself, for who wants to do more with it than to stop it. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    void stop() {
        StartedProcesses.end(process.toHandle());
    }

    /** Waits until the process has ended, and says how. */
    int awaitEnd() {
        if (!exits(PATIENCE)) {
            throw new StartFailed(name + " endet nicht");
        }
        return process.exitValue();
    }

    private boolean exits(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Der Start wurde abgebrochen", e);
        }
    }

    private static boolean answers(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet: what this loop waits for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Der Start wurde abgebrochen", e);
        }
    }

    private String lastWords() {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                    .toList();
            var said = lines.stream().filter(line -> line.contains("ERROR") || line.contains("Exception")).reduce((a, b) -> b)
                    .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast())).orElse("");
            return (said.length() > 200 ? said.substring(0, 200) + " …" : said) + " – mehr in " + log;
        } catch (IOException e) {
            return "siehe " + log;
        }
    }
}
