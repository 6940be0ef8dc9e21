package de.schulausstattung.inventory.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * A table as municipalities send it: UTF-8 with or without BOM, UTF-16 or Windows-1252; semicolons, commas or tabs; perhaps a
 * first line {@code sep=;}. Keeps the line of each row, so that an error can name it.
 */
public final class CsvTable {

    private static final int MAX_COLUMNS = 200;
    private static final int LONGEST_CELL = 4_000;
    private static final int LONGEST_NAMED = 64;

    private final List<String> header;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows;

    private CsvTable(List<String> header, List<Row> rows) {
        this.header = header;
        this.rows = rows;
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(key(header.get(i)), i);
        }
    }

    /** A row and the line it begins at. */
    public record Row(long line, List<String> values) {

        /** The cell in this column without blanks around it; empty where the row ends before. */
        public String cell(int column) {
            return column < values.size() ? values.get(column).strip() : "";
        }

        /** Whether anything stands beyond this column; then a separator too many has shifted the cells. */
        public boolean reachesBeyond(int columns) {
            return values.stream().skip(columns).anyMatch(cell -> !cell.isBlank());
        }
    }

    /**
     * Reads a table.
     *
     * @param maxRows more rows are refused, so that nobody fills the memory
     * @throws UnreadableTable which says why
     */
    public static CsvTable read(byte[] content, int maxRows) {
        var text = decode(content);
        long skipped = 0;
        if (text.regionMatches(true, 0, "sep=", 0, 4)) {
            var end = text.indexOf('\n');
            text = end < 0 ? "" : text.substring(end + 1);
            skipped = 1;
        }
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableTable("violation.file-no-text");
        }
        var reader = CsvReader.builder().fieldSeparator(separator(text)).skipEmptyLines(true).allowExtraFields(true)
                .allowMissingFields(true);
        var rows = new ArrayList<Row>();
        List<String> header = null;
        try (var records = reader.ofCsvRecord(text)) {
            for (CsvRecord row : records) {
                var line = row.getStartingLineNumber() + skipped;
                refuseTooLarge(row, line);
                if (header == null) {
                    header = row.getFields().stream().map(String::strip).toList();
                    continue;
                }
                if (rows.size() == maxRows) {
                    throw new UnreadableTable("violation.file-too-many-rows", maxRows);
                }
                rows.add(new Row(line, row.getFields()));
            }
        } catch (CsvParseException e) {
            var broken = new UnreadableTable("violation.file-broken", rows.isEmpty() ? 1 : rows.getLast().line());
            broken.initCause(e);
            throw broken;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return checked(header, rows);
    }

    /** Looked at row by row, so that nobody fills the memory with one wide row or one long cell after another. */
    private static void refuseTooLarge(CsvRecord row, long line) {
        if (row.getFieldCount() > MAX_COLUMNS) {
            throw new UnreadableTable("violation.file-too-many-columns", MAX_COLUMNS);
        }
        if (row.getFields().stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
            throw new UnreadableTable("violation.file-cell-too-long", line, LONGEST_CELL);
        }
    }

    private static CsvTable checked(@Nullable List<String> header, List<Row> rows) {
        if (header == null) {
            throw new UnreadableTable("violation.file-empty");
        }
        var seen = new HashSet<String>();
        for (var name : header) {
            if (!name.isEmpty() && !seen.add(key(name))) {
                throw new UnreadableTable("violation.file-column-twice", cut(name));
            }
        }
        return new CsvTable(header, rows);
    }

    /** The beginning of a value, for texts that name it. */
    public static String cut(String value) {
        return cut(value, LONGEST_NAMED);
    }

    static String cut(String value, int length) {
        return value.length() <= length ? value : value.substring(0, length);
    }

    /** The names of the columns, as sent. */
    public List<String> header() {
        return header;
    }

    /** The rows below the header. */
    public List<Row> rows() {
        return rows;
    }

    /** Which column has one of these names; upper and lower case, spaces and hyphens do not matter. */
    public Optional<Integer> column(String... names) {
        return Arrays.stream(names).map(CsvTable::key).filter(columns::containsKey).findFirst().map(columns::get);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.GERMAN).replaceAll("[\\s_-]", "");
    }

    private static char separator(String text) {
        var end = text.indexOf('\n');
        var first = end < 0 ? text : text.substring(0, end);
        return List.of(';', '\t', ',').stream()
                .max(java.util.Comparator.comparingLong(candidate -> first.chars().filter(c -> c == candidate).count()))
                .orElse(';');
    }

    private static String decode(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    private static boolean startsWith(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
