package de.schulausstattung.inventory.csv;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.platform.job.JobFile;
import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * What is wrong with rows of an upload. Becomes the file of errors: the columns as sent, then line, column, code and a
 * sentence, so that the sender mends the rows and sends the same file again.
 */
public final class RowReport {

    private static final int LONGEST_VALUE = 64;

    private final CsvTable table;
    private final List<Finding> findings = new ArrayList<>();

    /** Begins a report of this table. */
    public RowReport(CsvTable table) {
        this.table = table;
    }

    private record Finding(CsvTable.Row row, @Nullable String column, String code, String detail) {
    }

    /** Notes what is wrong. {@code column} is as in the header, or null where the row as a whole is wrong. */
    public void add(CsvTable.Row row, @Nullable String column, String code, String detail) {
        findings.add(new Finding(row, column, code, detail));
    }

    /** How many findings there are. */
    public int size() {
        return findings.size();
    }

    /** The first finding as a sentence, for the problem of a refused upload. */
    public String first() {
        var first = findings.getFirst();
        return "Zeile " + first.row().line() + (first.column() == null ? "" : ", Spalte " + first.column()) + ": "
                + first.detail();
    }

    /** How often each code occurs. */
    public Map<String, Long> byCode() {
        var counts = new TreeMap<String, Long>();
        findings.forEach(finding -> counts.merge(finding.code(), 1L, Long::sum));
        return counts;
    }

    /** The file, or null where nothing is wrong. */
    public @Nullable JobFile file() {
        if (findings.isEmpty()) {
            return null;
        }
        var text = new StringWriter();
        text.write('\uFEFF');
        try (var csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            var header = new ArrayList<>(table.header());
            header.addAll(List.of("Zeile", "Spalte", "Code", "Hinweis"));
            csv.writeRecord(header);
            for (var finding : findings) {
                var values = new ArrayList<String>();
                for (int i = 0; i < table.header().size(); i++) {
                    values.add(i < finding.row().values().size() ? harmless(cut(finding.row().values().get(i))) : "");
                }
                values.addAll(List.of(Long.toString(finding.row().line()), String.valueOf(finding.column() == null ? ""
                        : finding.column()), finding.code(), finding.detail()));
                csv.writeRecord(values);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new JobFile("text/csv; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }

    /** Keeps a spreadsheet from taking a value for a formula (OWASP ASVS 1.2.10). */
    private static String harmless(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
