package de.schulausstattung.local.bench;

import java.util.ArrayList;
import java.util.List;

/** Times of one kind of work, in milliseconds. */
final class Samples {

    private final List<Double> millis = new ArrayList<>();

    /** Work that may fail as its protocol fails. */
    interface Work {
        void run() throws Exception;
    }

    /** Measures the work so often, after one round that does not count. */
    static Samples of(int rounds, Work work) throws Exception {
        work.run();
        var samples = new Samples();
        for (int i = 0; i < rounds; i++) {
            samples.add(time(work));
        }
        return samples;
    }

    /** How long the work takes, in milliseconds. */
    static double time(Work work) throws Exception {
        var from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e6;
    }

    synchronized void add(double value) {
        millis.add(value);
    }

    synchronized int size() {
        return millis.size();
    }

    double median() {
        return percentile(50);
    }

    synchronized double percentile(double share) {
        var sorted = millis.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalStateException("Nothing was measured");
        }
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(share / 100 * sorted.size())) - 1));
    }
}
