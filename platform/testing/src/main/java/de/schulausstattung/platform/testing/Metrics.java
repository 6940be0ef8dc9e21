package de.schulausstattung.platform.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What an application says of itself to Prometheus, as one answer of its management port.
 *
 * @param samples in the order in which they stand there
 */
public record Metrics(List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    /** One value. */
    public record Sample(String name, Map<String, String> labels, double value) {

        private boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }
    }

    /** Reads an answer in Prometheus' text format. */
    public static Metrics parse(String text) {
        return new Metrics(text.lines().filter(line -> !line.startsWith("#")).map(LINE::matcher)
                .filter(line -> line.matches()).map(line -> new Sample(line.group(1), labels(line.group(2)),
                        number(line.group(3))))
                .toList());
    }

    /** All samples of this name. */
    public List<Sample> of(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /** The sum of all samples of this name with these labels, 0 where there is none. */
    public double sum(String name, String... labels) {
        var wanted = new LinkedHashMap<String, String>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return of(name).stream().filter(sample -> sample.has(wanted)).mapToDouble(Sample::value).sum();
    }

    private static Map<String, String> labels(@Nullable String text) {
        var labels = new TreeMap<String, String>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The names under which Prometheus keeps what {@code docs/metrics.csv} calls by one name. */
    static List<String> names(String name, String kind) {
        return switch (kind) {
            case "gauge", "counter" -> List.of(name);
            case "timer" -> suffixed(name, "_count", "_sum", "_max");
            case "histogram" -> suffixed(name, "_count", "_sum", "_max", "_bucket");
            default -> throw new IllegalArgumentException("No kind of metric: " + kind);
        };
    }

    private static List<String> suffixed(String name, String... suffixes) {
        return Arrays.stream(suffixes).map(suffix -> name + suffix).toList();
    }
}
