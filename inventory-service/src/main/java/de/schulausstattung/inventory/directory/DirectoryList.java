package de.schulausstattung.inventory.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import de.schulausstattung.events.Schulnummer;
import de.schulausstattung.inventory.csv.CsvDates;
import de.schulausstattung.inventory.csv.CsvTable;
import de.schulausstattung.inventory.csv.RowReport;
import de.schulausstattung.platform.persistence.GermanSortKey;

/**
 * Reads an official list: knows the columns of each source and the keys of the catalogues, and reports every row that is no
 * school or cannot be read. A wrong check digit is reported and accepted (domain.md §2.2).
 */
final class DirectoryList {

    private static final String LAND_NRW = "05";

    private final CsvTable table;
    private final Columns columns;
    private final Catalogues catalogues;
    private final RowReport report;
    private long notSchools;
    private long rejected;
    private long mistyped;

    private DirectoryList(CsvTable table, Columns columns, Catalogues catalogues) {
        this.table = table;
        this.columns = columns;
        this.catalogues = catalogues;
        this.report = new RowReport(table);
    }

    /** What the keys mean. */
    record Catalogues(Map<String, Form> schulformen, Map<String, Boolean> operating) {
        record Form(String kuerzel, boolean school) {
        }
    }

    private record Columns(DirectorySource source, int schulnummer, int schulform, List<Integer> names, int shortName,
            int postcode,
            int place, int street, int email, int homepage, int rechtsstatus, int traegernummer, int ags,
            int betriebsschluessel,
            int since) {
    }

    static DirectoryList of(DirectorySource source, CsvTable table, Catalogues catalogues) {
        var columns = switch (source) {
            case SCHULDATEI -> new Columns(source, at(table, "Schulnummer"), at(table, "Schulform"),
                    List.of(at(table, "Schulbezeichnung_1"), at(table, "Schulbezeichnung_2"), at(table, "Schulbezeichnung_3")),
                    at(table, "Kurzbezeichnung"), at(table, "PLZ"), at(table, "Ort"), at(table, "Strasse"), at(table, "E-Mail"),
                    at(table, "Homepage"), at(table, "Rechtsform"), at(table, "Traegernummer"), at(table, "Gemeindeschluessel"),
                    at(table, "Schulbetriebsschluessel"), at(table, "Schulbetriebsdatum"));
            case SVWS -> new Columns(source, at(table, "SchulNr"), at(table, "SF"),
                    List.of(at(table, "ABez1"), at(table, "ABez2"), at(table, "ABez3")), at(table, "KurzBez"), at(table, "PLZ"),
                    at(table, "Ort"), at(table, "Strasse"), at(table, "Email"), at(table, "URL"), at(table, "OeffPri"),
                    at(table, "SchultraegerNr"), at(table, "RegSchl"), at(table, "SchBetrSchl"), at(table, "SchBetrSchlDatum"));
        };
        return new DirectoryList(table, columns, catalogues);
    }

    private static int at(CsvTable table, String name) {
        return table.column(name).orElseThrow(() -> new MissingColumn(name));
    }

    /** The file is not the list it was said to be. */
    static final class MissingColumn extends RuntimeException {
        MissingColumn(String name) {
            super("Die Spalte \"" + name + "\" fehlt.");
        }
    }

    List<DirectoryRow> schools() {
        var schools = new ArrayList<DirectoryRow>();
        var seen = new HashSet<String>();
        for (var row : table.rows()) {
            school(row).ifPresent(school -> {
                if (seen.add(school.schulnummer())) {
                    schools.add(school);
                } else {
                    reject(row, columns.schulnummer(), "duplicate", "Diese Schulnummer steht schon weiter oben in der Datei.");
                }
            });
        }
        return schools;
    }

    /** Every Schulnummer that the file names, in rows that were taken and in rows that were not. */
    Set<String> mentioned() {
        return table.rows().stream().map(row -> value(row, columns.schulnummer())).filter(Schulnummer::isWellFormed)
                .collect(Collectors.toSet());
    }

    RowReport report() {
        return report;
    }

    long notSchools() {
        return notSchools;
    }

    long rejected() {
        return rejected;
    }

    long mistyped() {
        return mistyped;
    }

    private Optional<DirectoryRow> school(CsvTable.Row row) {
        var code = value(row, columns.schulform());
        var form = catalogues.schulformen().get(code);
        if (form != null && !form.school()) {
            notSchools++;
            report.add(row, name(columns.schulform()), "not-a-school", "Schulform " + code + " ist keine Schule.");
            return Optional.empty();
        }
        var schulnummer = value(row, columns.schulnummer());
        if (!Schulnummer.isWellFormed(schulnummer)) {
            return reject(row, columns.schulnummer(), "schulnummer-invalid",
                    "Keine Schulnummer: sechs Ziffern, die erste ist 1.");
        }
        if (form == null) {
            return reject(row, columns.schulform(), "schulform-unknown", "Diese Schulform steht nicht im Katalog.");
        }
        var operating = catalogues.operating().get(value(row, columns.betriebsschluessel()));
        if (operating == null) {
            return reject(row, columns.betriebsschluessel(), "betriebsschluessel-unknown",
                    "Dieser Betriebsschlüssel steht nicht im Katalog.");
        }
        if (new Schulnummer(schulnummer).looksMistyped()) {
            mistyped++;
            report.add(row, name(columns.schulnummer()), "schulnummer-mistyped",
                    "Die Prüfziffer passt nicht; wahrscheinlich vertippt. Die Schule wurde übernommen.");
        }
        var shortName = value(row, columns.shortName());
        return Optional.of(new DirectoryRow(schulnummer, form.kuerzel(), fullName(row), shortName, GermanSortKey.of(shortName),
                value(row, columns.street()), value(row, columns.postcode()), value(row, columns.place()),
                value(row, columns.email()), value(row, columns.homepage()), value(row, columns.rechtsstatus()),
                value(row, columns.traegernummer()), ags(value(row, columns.ags())), value(row, columns.betriebsschluessel()),
                operating, CsvDates.parse(value(row, columns.since()))));
    }

    private Optional<DirectoryRow> reject(CsvTable.Row row, int column, String code, String detail) {
        rejected++;
        report.add(row, name(column), code, detail);
        return Optional.empty();
    }

    private String name(int column) {
        return table.header().get(column);
    }

    private String fullName(CsvTable.Row row) {
        return columns.names().stream().map(column -> value(row, column)).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String value(CsvTable.Row row, int column) {
        return column < row.values().size() ? row.values().get(column).strip() : "";
    }

    /** Eight digits: the SVWS list leaves out the Land, spreadsheets eat its leading zero. */
    private String ags(String text) {
        return columns.source() == DirectorySource.SVWS && text.length() <= 6 ? LAND_NRW + "0".repeat(6 - text.length()) + text
                : text.length() == 7 ? "0" + text : text;
    }
}
