package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The processes that the local run started, by id and start time, also in a file: a run that was killed leaves children
 * behind, and the next one ends exactly those.
 */
final class StartedProcesses {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    StartedProcesses(Path file) {
        this.file = file;
    }

    /** Notes a process that is ours to end. */
    synchronized void add(ProcessHandle process) {
        lines.add(process.pid() + " " + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
        StateFile.write(file, String.join("\n", lines) + "\n");
    }

    /**
     * Ends what an earlier run left behind, the newest first: what leans on another ends before it; returns how many processes
     * that were.
     */
    int endLeftOvers() {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            var left = newestFirst(Files.readAllLines(file));
            left.forEach(StartedProcesses::end);
            Files.delete(file);
            return left.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what still runs, so that there is nothing for a next run to end. */
    synchronized void endRest() {
        newestFirst(lines).forEach(StartedProcesses::end);
        lines.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ProcessHandle> newestFirst(List<String> noted) {
        return noted.reversed().stream().map(StartedProcesses::find).flatMap(Optional::stream).toList();
    }

    private static Optional<ProcessHandle> find(String line) {
        var parts = line.split(" ", -1);
        return ProcessHandle.of(Long.parseLong(parts[0])).filter(ProcessHandle::isAlive).filter(process -> process.info()
                .startInstant().map(Instant::toEpochMilli).orElse(-1L).toString().equals(parts[1]));
    }

    /** Asks a process and its children to end, and ends them by force where they do not. */
    static void end(ProcessHandle process) {
        end(process, ProcessHandle::destroy);
    }

    /** Asks in a way of one's own. */
    static void end(ProcessHandle process, Consumer<ProcessHandle> ask) {
        var family = new ArrayList<>(process.descendants().toList());
        family.add(process);
        ask.accept(process);
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.err.println("Prozess " + process.pid() + " endet nicht von selbst und wird abgebrochen");
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
