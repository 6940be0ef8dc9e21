package de.schulausstattung.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * How many pupils schools have in all, as IT.NRW publishes it (rounded to five); the shares of the Jahrgänge are not public.
 *
 * @param firstYear in which the Schuljahr begins
 * @param pupils by Schulnummer
 */
public record PupilTotals(int firstYear, Map<String, Integer> pupils) {

    private static final Pattern SCHULJAHR = Pattern.compile("(\\d{4})/\\d{2}");

    /**
     * Reads the school directory of IT.NRW.
     *
     * @throws IOException with one German line where the file is none
     */
    public static PupilTotals read(Path file) throws IOException {
        var pupils = new HashMap<String, Integer>();
        var firstYear = 0;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                firstYear = firstYear(value(row, "Schuljahr"));
                var number = value(row, "Anzahl");
                if (!number.matches("\\d{1,5}")) {
                    throw new IOException("keine Anzahl in Zeile " + row.getStartingLineNumber());
                }
                pupils.put(value(row, "Schulnummer"), Integer.valueOf(number));
            }
        }
        if (pupils.isEmpty()) {
            throw new IOException("keine Schule darin");
        }
        return new PupilTotals(firstYear, Map.copyOf(pupils));
    }

    private static int firstYear(String schuljahr) throws IOException {
        var matcher = SCHULJAHR.matcher(schuljahr);
        if (!matcher.matches()) {
            throw new IOException("kein Schuljahr: " + schuljahr);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static String value(NamedCsvRecord row, String column) throws IOException {
        return row.findField(column).orElseThrow(() -> new IOException("keine Spalte " + column));
    }

    /** The pupils of a school, where it is in the list. */
    Optional<Integer> of(School school) {
        return Optional.ofNullable(pupils.get(school.schulnummer()));
    }

    /** The Schuljahr as it stands in a path: {@code 2024-25}. */
    public String schuljahr() {
        return "%d-%02d".formatted(firstYear, (firstYear + 1) % 100);
    }

    /** The day as of which the official statistics count. */
    public LocalDate stichtag() {
        return LocalDate.of(firstYear, 10, 15);
    }
}
