package de.schulausstattung.inventory.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import de.schulausstattung.events.Schulnummer;
import de.schulausstattung.inventory.Texts;
import de.schulausstattung.inventory.csv.CsvDates;
import de.schulausstattung.inventory.csv.CsvTable;
import de.schulausstattung.inventory.csv.RowReport;
import de.schulausstattung.inventory.csv.UnreadableTable;
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
    private final Texts problems;
    private long notSchools;
    private long rejected;
    private long mistyped;

    private DirectoryList(CsvTable table, Columns columns, Catalogues catalogues, Texts problems) {
        this.table = table;
        this.columns = columns;
        this.catalogues = catalogues;
        this.problems = problems;
        this.report = new RowReport(table, problems);
    }

    /** What the keys mean. */
    record Catalogues(Map<String, Form> schulformen, Map<String, Operation> betriebsschluessel) {
        record Form(String kuerzel, boolean school) {
        }

        record Operation(boolean operating, boolean closed) {
        }
    }

    private record Columns(DirectorySource source, int schulnummer, int schulform, List<Integer> names, int shortName,
            int postcode,
            int place, int street, int email, int homepage, int rechtsstatus, int traegernummer, int ags,
            int betriebsschluessel,
            int since) {
    }

    static DirectoryList of(DirectorySource source, CsvTable table, Catalogues catalogues, Texts problems) {
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
        return new DirectoryList(table, columns, catalogues, problems);
    }

    private static int at(CsvTable table, String name) {
        return table.column(name).orElseThrow(() -> new UnreadableTable("violation.file-columns-missing", name));
    }

    List<DirectoryRow> schools() {
        var schools = new ArrayList<DirectoryRow>();
        var seen = new HashSet<String>();
        for (var row : table.rows()) {
            school(row).ifPresent(school -> {
                if (seen.add(school.schulnummer())) {
                    schools.add(school);
                } else {
                    reject(row, columns.schulnummer(), "duplicate", problems.text("violation.schulnummer-repeated"));
                }
            });
        }
        return schools;
    }

    /** Every Schulnummer that the file names, in rows that were taken and in rows that were not. */
    Set<String> mentioned() {
        return table.rows().stream().map(row -> row.cell(columns.schulnummer())).filter(Schulnummer::isWellFormed)
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
        var code = row.cell(columns.schulform());
        var form = catalogues.schulformen().get(code);
        if (form != null && !form.school()) {
            notSchools++;
            note(row, columns.schulform(), "not-a-school", problems.text("violation.not-a-school", code));
            return Optional.empty();
        }
        var schulnummer = row.cell(columns.schulnummer());
        if (!Schulnummer.isWellFormed(schulnummer)) {
            return reject(row, columns.schulnummer(), "schulnummer-invalid",
                    problems.text("schulnummer-invalid.detail", CsvTable.cut(schulnummer)));
        }
        if (form == null) {
            return reject(row, columns.schulform(), "schulform-unknown", problems.text("violation.schulform-unknown"));
        }
        var operation = catalogues.betriebsschluessel().get(row.cell(columns.betriebsschluessel()));
        if (operation == null) {
            return reject(row, columns.betriebsschluessel(), "betriebsschluessel-unknown",
                    problems.text("violation.betriebsschluessel-unknown"));
        }
        noteOddities(row, schulnummer);
        var shortName = row.cell(columns.shortName());
        return Optional.of(new DirectoryRow(schulnummer, form.kuerzel(), fullName(row), shortName, GermanSortKey.of(shortName),
                row.cell(columns.street()), row.cell(columns.postcode()), row.cell(columns.place()),
                row.cell(columns.email()), row.cell(columns.homepage()), row.cell(columns.rechtsstatus()),
                row.cell(columns.traegernummer()), ags(row.cell(columns.ags())), row.cell(columns.betriebsschluessel()),
                operation.operating(), operation.closed(), CsvDates.parse(row.cell(columns.since()))));
    }

    /** What is odd in a row but no reason to leave the school out. */
    private void noteOddities(CsvTable.Row row, String schulnummer) {
        if (new Schulnummer(schulnummer).looksMistyped()) {
            mistyped++;
            note(row, columns.schulnummer(), "schulnummer-mistyped", problems.text("violation.schulnummer-mistyped"));
        }
        if (row.cell(columns.ags()).isEmpty()) {
            note(row, columns.ags(), "ags-missing", problems.text("violation.ags-missing"));
        }
        var since = row.cell(columns.since());
        if (!since.isEmpty() && CsvDates.parse(since) == null) {
            note(row, columns.since(), "unreadable", problems.text("violation.unknown-value", CsvTable.cut(since)));
        }
    }

    private void note(CsvTable.Row row, int column, String code, String detail) {
        report.add(row, table.header().get(column), code, detail);
    }

    private Optional<DirectoryRow> reject(CsvTable.Row row, int column, String code, String detail) {
        rejected++;
        note(row, column, code, detail);
        return Optional.empty();
    }

    private String fullName(CsvTable.Row row) {
        return columns.names().stream().map(row::cell).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Eight digits: the SVWS list leaves out the Land, spreadsheets eat its leading zero. Empty stays empty. */
    private String ags(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return columns.source() == DirectorySource.SVWS && text.length() <= 6 ? LAND_NRW + "0".repeat(6 - text.length()) + text
                : text.length() == 7 ? "0" + text : text;
    }
}
