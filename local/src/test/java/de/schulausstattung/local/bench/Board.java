package de.schulausstattung.local.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The table of a run. */
final class Board {

    private static final String LAYOUT = "%-66s | %-16s | %-16s | %-6s | %-16s | %s%n";

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    Board(PrintStream out) {
        this.out = out;
    }

    /**
     * A line.
     *
     * @param ratio ours against the floor, or null where there is none
     * @param reached how far the target is reached: 1 exactly, 2 twice as good; null where there is no target
     * @param why what the work consists of, as far as it was looked into
     */
    record Row(String work, String ours, String floor, @Nullable Double ratio, String target, @Nullable Double reached,
            String why) {

        String met() {
            return reached == null ? "-" : reached >= 1 ? "yes" : "NO";
        }
    }

    /** Ours is at least this share of the floor. */
    void share(String work, double ours, double floor, String unit, double target, String why) {
        add(new Row(work, number(ours) + " " + unit, number(floor) + " " + unit, ours / floor, ">= " + percent(target),
                ours / floor / target, why));
    }

    /** Ours is at most this many. */
    void atMost(String work, double ours, @Nullable Double floor, String unit, double target, String why) {
        add(new Row(work, number(ours) + " " + unit, floor == null ? "-" : number(floor) + " " + unit,
                floor == null ? null : ours / floor, "<= " + number(target) + " " + unit, target / Math.max(ours, 0.001), why));
    }

    /** Ours is at least this many. */
    void atLeast(String work, double ours, @Nullable Double floor, String unit, double target, String why) {
        add(new Row(work, number(ours) + " " + unit, floor == null ? "-" : number(floor) + " " + unit,
                floor == null ? null : ours / floor, ">= " + number(target) + " " + unit, ours / target, why));
    }

    /** Ours is at most this many times the floor. */
    void times(String work, double ours, double floor, String unit, double target, String why) {
        add(new Row(work, number(ours) + " " + unit, number(floor) + " " + unit, ours / floor, "<= " + number(target) + " x",
                target / (ours / floor), why));
    }

    /** Only to know. */
    void note(String work, String ours, String floor, @Nullable Double ratio) {
        add(new Row(work, ours, floor, ratio, "-", null, ""));
    }

    private synchronized void add(Row row) {
        rows.add(row);
        print(row);
    }

    void header() {
        out.printf(Locale.ROOT, LAYOUT, "work", "ours", "floor", "ratio", "target", "met?");
    }

    private void print(Row row) {
        out.printf(Locale.ROOT, LAYOUT, row.work(), row.ours(), row.floor(),
                row.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2f", row.ratio()), row.target(), row.met());
        out.flush();
    }

    /** Prints everything once more, and the two that are furthest from their target. */
    void conclude() {
        out.println();
        out.println("Benchmarks:");
        header();
        rows.forEach(this::print);
        out.println();
        out.println("The two worst ratios:");
        rows.stream().filter(row -> row.reached() != null).sorted(Comparator.comparing(Board::reached)).limit(2)
                .forEach(row -> out.printf(Locale.ROOT, "  %s: %.2f of its target. %s%n", row.work(), reached(row),
                        row.why()));
    }

    private static double reached(Row row) {
        return row.reached() == null ? Double.MAX_VALUE : row.reached();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
