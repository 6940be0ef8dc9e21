package de.schulausstattung.inventory.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
    }

    /**
     * Reads a table.
     *
     * @param maxRows more rows are refused, so that nobody fills the memory
     * @throws UnreadableTable with a sentence for people
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
            throw new UnreadableTable("Die Datei enthält NUL-Zeichen; sie ist keine Textdatei.");
        }
        var reader = CsvReader.builder().fieldSeparator(separator(text)).skipEmptyLines(true).allowExtraFields(true)
                .allowMissingFields(true);
        var rows = new ArrayList<Row>();
        List<String> header = null;
        try (var records = reader.ofCsvRecord(text)) {
            for (CsvRecord row : records) {
                if (header == null) {
                    header = row.getFields().stream().map(String::strip).toList();
                    continue;
                }
                if (rows.size() == maxRows) {
                    throw new UnreadableTable("Die Datei hat mehr als " + maxRows + " Zeilen.");
                }
                rows.add(new Row(row.getStartingLineNumber() + skipped, row.getFields()));
            }
        } catch (CsvParseException e) {
            throw new UnreadableTable("Nach Zeile " + (rows.isEmpty() ? 1 : rows.getLast().line())
                    + " ist die Datei keine lesbare Tabelle; vielleicht fehlt ein schließendes Anführungszeichen.", e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return checked(header, rows);
    }

    private static CsvTable checked(@Nullable List<String> header, List<Row> rows) {
        if (header == null) {
            throw new UnreadableTable("Die Datei ist leer.");
        }
        if (header.size() > MAX_COLUMNS) {
            throw new UnreadableTable("Die Datei hat mehr als " + MAX_COLUMNS + " Spalten.");
        }
        var names = header.stream().filter(name -> !name.isEmpty()).map(CsvTable::key).toList();
        names.stream().filter(name -> java.util.Collections.frequency(names, name) > 1).findFirst().ifPresent(name -> {
            throw new UnreadableTable("Die Spalte \"" + name + "\" gibt es mehrfach.");
        });
        return new CsvTable(header, rows);
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

    /** The file is no table; the message says why, for people. */
    public static final class UnreadableTable extends RuntimeException {
        UnreadableTable(String message) {
            super(message);
        }

        UnreadableTable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
