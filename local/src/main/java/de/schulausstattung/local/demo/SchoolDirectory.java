package de.schulausstattung.local.demo;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The official school directory's file format: {@code sep=;}, a header with a semicolon too many, every value in quotes. */
public final class SchoolDirectory {

    private static final List<String> COLUMNS = List.of("Schulnummer", "Schulform", "Schulbezeichnung_1", "Schulbezeichnung_2",
            "Schulbezeichnung_3", "Kurzbezeichnung", "PLZ", "Ort", "Strasse", "Telefonvorwahl", "Telefon", "Faxvorwahl", "Fax",
            "E-Mail", "Homepage", "Rechtsform", "Traegernummer", "Gemeindeschluessel", "Schulbetriebsschluessel",
            "Schulbetriebsdatum", "EPSG", "UTMRechtswert", "UTMHochwert");

    /** Without these a school cannot be set up. */
    private static final List<String> NEEDED = List.of("Schulnummer", "Schulform", "Schulbezeichnung_1", "Kurzbezeichnung",
            "Strasse", "PLZ", "Ort", "Gemeindeschluessel", "Traegernummer", "Schulbetriebsschluessel");

    private SchoolDirectory() {
    }

    /** The directory of these schools as the ministry would publish it. */
    public static String write(List<School> schools) {
        var text = new StringBuilder("sep=;\n").append(String.join(";", COLUMNS)).append(";\n");
        for (var school : schools) {
            var values = List.of(school.schulnummer(), school.form(), school.name(), "", "", school.kurzbezeichnung(),
                    school.postcode(), school.town(), school.street(), "", "", "", "",
                    school.schulnummer() + "@schule.nrw.de", "", "1", school.traeger(), school.ags(), "1", "01.08.1990", "null",
                    "", "");
            text.append(String.join(";", values.stream().map(value -> '"' + value.replace("\"", "\"\"") + '"').toList()))
                    .append('\n');
        }
        return text.toString();
    }

    /** An official file with more schools: one import then knows them all, and closes none because it is missing. */
    public static String append(String official, List<School> schools) {
        return official.stripTrailing() + "\n" + write(schools).lines().skip(2).collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * The schools in operation that a Träger runs according to such a file.
     *
     * @throws IOException with one German line where the file is no school directory
     */
    static List<School> schoolsOf(String traeger, Path file) throws IOException {
        var schools = new ArrayList<School>();
        for (var row : rows(text(file))) {
            if (!row.keySet().containsAll(NEEDED)) {
                throw new IOException("eine Zeile ohne " + String.join(", ",
                        NEEDED.stream().filter(column -> !row.containsKey(column)).toList()));
            }
            if (row.get("Traegernummer").equals(traeger) && row.get("Schulbetriebsschluessel").equals("1")) {
                if (!row.get("Schulnummer").matches("\\d{6}") || !row.get("Gemeindeschluessel").matches("\\d{8}")) {
                    throw new IOException("keine Schulnummer oder kein Gemeindeschlüssel: " + row.get("Schulnummer"));
                }
                schools.add(school(row));
            }
        }
        return schools;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException("nicht in UTF-8", e);
        }
    }

    /** The rows of such a file, by column. */
    static List<Map<String, String>> rows(String text) {
        var lines = text.strip().replace("\uFEFF", "").lines().filter(line -> !line.startsWith("sep=")).toList();
        if (lines.isEmpty()) {
            return List.of(Map.of());
        }
        var header = values(lines.getFirst());
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var values = values(line);
            var row = new LinkedHashMap<String, String>();
            for (var i = 0; i < Math.min(header.size(), values.size()); i++) {
                row.put(header.get(i), values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static School school(Map<String, String> row) {
        return new School(row.get("Schulnummer"), row.get("Schulform"), row.get("Schulbezeichnung_1"),
                row.get("Kurzbezeichnung"),
                row.get("Strasse"), row.get("PLZ"), row.get("Ort"), row.get("Gemeindeschluessel"), row.get("Traegernummer"));
    }

    private static List<String> values(String line) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                value.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
