package de.schulausstattung.report.annualreport;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Numbers and days as German readers write them; a value that does not exist is a dash, not 0. */
final class GermanNumber {

    static final String NO_VALUE = "–";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy, HH:mm 'Uhr'", Locale.GERMANY);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private GermanNumber() {
    }

    static String of(long number) {
        return NumberFormat.getIntegerInstance(Locale.GERMANY).format(number);
    }

    static String of(@Nullable BigDecimal value, String unit) {
        if (value == null) {
            return NO_VALUE;
        }
        return switch (unit) {
            case "Anteil", "ja/nein" -> decimals(value.movePointRight(2), 1) + " %";
            case "Tage" -> decimals(value, 1) + " Tage";
            case "Geräte" -> of(value.longValue());
            default -> decimals(value, 2);
        };
    }

    static String euro(long cents) {
        return decimals(BigDecimal.valueOf(cents, 2), 2) + " €";
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? NO_VALUE : DAY.format(day);
    }

    static String day(Instant moment) {
        return DAY.format(moment.atZone(BERLIN));
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(BERLIN));
    }

    private static String decimals(BigDecimal value, int digits) {
        var format = NumberFormat.getNumberInstance(Locale.GERMANY);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
