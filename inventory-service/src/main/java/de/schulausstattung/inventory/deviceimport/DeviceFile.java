package de.schulausstattung.inventory.deviceimport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Schulnummer;
import de.schulausstattung.inventory.Texts;
import de.schulausstattung.inventory.csv.CsvCell;
import de.schulausstattung.inventory.csv.CsvDates;
import de.schulausstattung.inventory.csv.CsvTable;
import de.schulausstattung.inventory.csv.RowReport;
import de.schulausstattung.inventory.csv.UnreadableTable;
import de.schulausstattung.inventory.device.DescribeDevice;
import de.schulausstattung.inventory.device.DeviceClass;
import de.schulausstattung.inventory.device.DeviceIntakeService.Candidate;
import de.schulausstattung.inventory.device.DeviceStatus;
import de.schulausstattung.inventory.device.UserGroup;
import de.schulausstattung.inventory.site.RoomNames;

/**
 * A file of devices: turns rows into candidates and what cannot be read into findings. Dates as ISO or German, prices with
 * comma or point, words or constants for class, group and status.
 */
final class DeviceFile {

    private static final Map<String, DeviceClass> CLASSES = words(DeviceClass.values(), Map.of("BEAMER", DeviceClass.PROJECTOR,
            "LAPTOP", DeviceClass.NOTEBOOK, "PC", DeviceClass.PC_ARBEITSPLATZ, "DRUCKER", DeviceClass.PRINTER, "3D DRUCKER",
            DeviceClass.PRINTER_3D, "MIKROSKOP", DeviceClass.DIGITALES_MIKROSKOP, "SONSTIGES", DeviceClass.OTHER));
    private static final Map<String, UserGroup> GROUPS = words(UserGroup.values(),
            Map.of("SCHÜLER", UserGroup.SUS, "LEHRKRÄFTE",
                    UserGroup.LEHRKRAFT));
    private static final Map<String, DeviceStatus> STATUSES = words(DeviceStatus.values(),
            Map.of("LAGER", DeviceStatus.IN_STOCK, "IM LAGER", DeviceStatus.IN_STOCK, "IN BETRIEB", DeviceStatus.IN_SERVICE,
                    "IM EINSATZ", DeviceStatus.IN_SERVICE, "DEFEKT", DeviceStatus.DEFECT, "VERLOREN", DeviceStatus.LOST,
                    "AUSSER BETRIEB", DeviceStatus.RETIRED, "AUSGESONDERT", DeviceStatus.DISPOSED));

    private final CsvTable table;
    private final Map<ImportColumn, Integer> columns = new EnumMap<>(ImportColumn.class);
    private final RowReport report;
    private final Texts problems;
    private final Set<String> unsaid;

    DeviceFile(CsvTable table, Texts problems) {
        this.table = table;
        this.problems = problems;
        this.report = new RowReport(table, problems);
        for (var column : ImportColumn.values()) {
            table.column(column.names()).ifPresent(index -> columns.put(column, index));
        }
        var missing = Arrays.stream(ImportColumn.values()).filter(column -> column.required() && !columns.containsKey(column))
                .map(ImportColumn::title).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableTable("violation.file-columns-missing", String.join(", ", missing));
        }
        unsaid = ImportColumn.pointersBut(columns.keySet());
    }

    /** A row that could be read. */
    record Read(CsvTable.Row row, Candidate candidate) {
    }

    /** The schools that the file speaks of, so far as they can be schools. */
    Set<String> schools() {
        return table.rows().stream().map(row -> text(row, ImportColumn.SCHULNUMMER)).filter(Schulnummer::isWellFormed)
                .collect(Collectors.toSet());
    }

    /** The rows that can be read; what cannot is noted. */
    List<Read> read(RoomNames rooms) {
        return table.rows().stream().flatMap(row -> read(row, rooms).stream()).toList();
    }

    int size() {
        return table.rows().size();
    }

    RowReport report() {
        return report;
    }

    /** Notes what a rule refuses, in the sender's own column. */
    void refuse(CsvTable.Row row, String pointer, String code, String detail) {
        report.add(row, ImportColumn.filling(pointer).map(this::header).orElse(null), code, detail);
    }

    private Optional<Read> read(CsvTable.Row row, RoomNames rooms) {
        var before = report.size();
        if (row.reachesBeyond(table.header().size())) {
            report.add(row, null, "cells-beyond-header", problems.text("violation.cells-beyond-header"));
        }
        var school = text(row, ImportColumn.SCHULNUMMER);
        var status = value(row, ImportColumn.STATUS, word(STATUSES));
        var purchasedOn = value(row, ImportColumn.PURCHASED_ON, CsvDates::parse);
        var from = value(row, ImportColumn.IN_SERVICE_FROM, CsvDates::parse);
        var description = new DescribeDevice(school, value(row, ImportColumn.ROOM, name -> rooms.find(school, name)),
                text(row, ImportColumn.INVENTORY_NUMBER), optional(row, ImportColumn.SERIAL_NUMBER), null,
                optional(row, ImportColumn.MAKER), optional(row, ImportColumn.MODEL),
                value(row, ImportColumn.DEVICE_CLASS, word(CLASSES)), value(row, ImportColumn.USER_GROUP, word(GROUPS)),
                purchasedOn,
                value(row, ImportColumn.PRICE, DeviceFile::cents),
                from == null && status == DeviceStatus.IN_SERVICE ? purchasedOn : from,
                value(row, ImportColumn.PLANNED_UNTIL, CsvDates::parse), optional(row, ImportColumn.PROCUREMENT_ITEM));
        var until = value(row, ImportColumn.IN_SERVICE_UNTIL, CsvDates::parse);
        return report.size() > before ? Optional.empty()
                : Optional.of(new Read(row, new Candidate(description, status, until, unsaid,
                        optional(row, ImportColumn.REASON))));
    }

    private <T> @Nullable T value(CsvTable.Row row, ImportColumn column, Function<String, @Nullable T> parse) {
        var text = text(row, column);
        if (text.isEmpty()) {
            return null;
        }
        var value = parse.apply(text);
        if (value == null) {
            report.add(row, header(column), column == ImportColumn.ROOM ? "room-unknown" : "unreadable",
                    problems.text("violation.unknown-value", CsvTable.cut(text)));
        }
        return value;
    }

    private @Nullable String optional(CsvTable.Row row, ImportColumn column) {
        var text = text(row, column);
        return text.isEmpty() ? null : text;
    }

    private String text(CsvTable.Row row, ImportColumn column) {
        var index = columns.get(column);
        return index == null ? "" : CsvCell.read(row.cell(index));
    }

    private @Nullable String header(ImportColumn column) {
        var index = columns.get(column);
        return index == null ? null : table.header().get(index);
    }

    /** {@code 1.234,56 €}, {@code 1234.56}, {@code 1234}: cents. */
    static @Nullable Long cents(String text) {
        var plain = text.replaceAll("[€\\s\u00A0]|EUR", "");
        if (plain.indexOf(',') > plain.indexOf('.')) {
            plain = plain.replace(".", "").replace(',', '.');
        } else if (plain.matches("\\d{1,3}(\\.\\d{3})+")) {
            plain = plain.replace(".", "");
        } else {
            plain = plain.replace(",", "");
        }
        if (!plain.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            return null;
        }
        return new BigDecimal(plain).movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    }

    private static <E> Function<String, @Nullable E> word(Map<String, E> words) {
        return text -> words.get(text.toUpperCase(Locale.GERMAN).replace('_', ' ').replace('-', ' '));
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] constants, Map<String, E> german) {
        var words = new HashMap<>(german);
        Stream.of(constants).forEach(constant -> words.put(constant.name().replace('_', ' '), constant));
        return Map.copyOf(words);
    }
}
