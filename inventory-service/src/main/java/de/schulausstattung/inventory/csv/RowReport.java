package de.schulausstattung.inventory.csv;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.inventory.Texts;
import de.schulausstattung.platform.job.JobFile;
import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * What is wrong with rows of an upload. Becomes the file of errors: the columns as sent, then line, column, code and a
 * sentence, so that the sender mends the rows and sends the same file again.
 */
public final class RowReport {

    /** Of each code so many are named and the rest counted: a file may be wrong in every row. */
    private static final int MOST_PER_CODE = 1_000;
    /** Longer than any value that is right, so that the mended file can be sent again. */
    private static final int LONGEST_SHOWN = 256;

    private final CsvTable table;
    private final Texts problems;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> byCode = new TreeMap<>();

    /** Begins a report of this table, in the language of these texts. */
    public RowReport(CsvTable table, Texts problems) {
        this.table = table;
        this.problems = problems;
    }

    private record Finding(CsvTable.Row row, @Nullable String column, String code, String detail) {
    }

    /** Notes what is wrong. {@code column} is as in the header, or null where the row as a whole is wrong. */
    public void add(CsvTable.Row row, @Nullable String column, String code, String detail) {
        if (byCode.merge(code, 1L, Long::sum) <= MOST_PER_CODE) {
            findings.add(new Finding(row, column, code, detail));
        }
    }

    /** How many findings there are, those included that are only counted. */
    public long size() {
        return byCode.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The first finding as a sentence, for the problem of a refused upload. */
    public String first() {
        var first = findings.getFirst();
        return first.column() == null ? problems.text("violation.in-line", first.row().line(), first.detail())
                : problems.text("violation.in-line-and-column", first.row().line(), CsvTable.cut(first.column()),
                        first.detail());
    }

    /** The file, or null where nothing is wrong. */
    public @Nullable JobFile file() {
        if (findings.isEmpty()) {
            return null;
        }
        var text = new StringWriter();
        text.write('\uFEFF');
        try (var csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord(record(table.header(), problems.text("violation.report-line"),
                    problems.text("violation.report-column"), problems.text("violation.report-code"),
                    problems.text("violation.report-text")));
            for (var finding : findings) {
                csv.writeRecord(record(finding.row().values(), Long.toString(finding.row().line()),
                        finding.column() == null ? "" : CsvCell.written(CsvTable.cut(finding.column())), finding.code(),
                        finding.detail()));
            }
            byCode.forEach((code, count) -> {
                if (count > MOST_PER_CODE) {
                    csv.writeRecord(record(List.of(), "", "", code,
                            problems.text("violation.report-more", count - MOST_PER_CODE)));
                }
            });
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new JobFile("text/csv; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The cells as sent, as many as the header has, and what is said of them. */
    private List<String> record(List<String> sent, String... said) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < table.header().size(); i++) {
            cells.add(i < sent.size() ? CsvCell.written(CsvTable.cut(sent.get(i), LONGEST_SHOWN)) : "");
        }
        cells.addAll(List.of(said));
        return cells;
    }
}
