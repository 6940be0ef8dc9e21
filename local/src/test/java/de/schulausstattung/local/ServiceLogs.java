package de.schulausstattung.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the services have written into their logs since a moment. */
final class ServiceLogs {

    private final RunningSuite suite;
    private final Map<Path, Long> lengths;

    private ServiceLogs(RunningSuite suite, Map<Path, Long> lengths) {
        this.suite = suite;
        this.lengths = lengths;
    }

    /** From now on. */
    static ServiceLogs from(RunningSuite suite) {
        return new ServiceLogs(suite, files(suite).stream().collect(Collectors.toMap(file -> file, ServiceLogs::length)));
    }

    /** Lines that say that a thread of an event loop was blocked, or that a service started. */
    List<String> blockedOrStarted() {
        var found = new ArrayList<String>();
        var known = new HashMap<>(lengths);
        for (var file : files(suite)) {
            try (var in = Files.newInputStream(file)) {
                in.skipNBytes(known.getOrDefault(file, 0L));
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                        .filter(line -> line.contains("has been blocked for") || line.contains("Installed features"))
                        .forEach(line -> found.add(file.getFileName() + ": " + line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static List<Path> files(RunningSuite suite) {
        try (var files = Files.list(suite.logs())) {
            return files.filter(file -> Service.ALL.stream()
                    .anyMatch(service -> file.getFileName().toString().startsWith(service.name()))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
