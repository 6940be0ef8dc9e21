package de.schulausstattung.inventory.csv;

import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Dates as people and offices write them: 2026-08-01, 1.8.2026, 20260801. */
public final class CsvDates {

    private static final List<DateTimeFormatter> FORMS = List.of(DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT));

    private CsvDates() {
    }

    /** The day, or null where the text is none. */
    public static @Nullable LocalDate parse(String text) {
        return FORMS.stream().map(form -> parse(form, text)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static @Nullable LocalDate parse(DateTimeFormatter form, String text) {
        var position = new ParsePosition(0);
        if (form.parseUnresolved(text, position) == null || position.getIndex() != text.length()) {
            return null;
        }
        try {
            return form.parse(text).query(TemporalQueries.localDate());
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }
}
