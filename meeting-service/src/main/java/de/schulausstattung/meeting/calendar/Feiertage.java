package de.schulausstattung.meeting.calendar;

import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;

/** The Feiertage of Nordrhein-Westfalen. */
@ApplicationScoped
class Feiertage {

    private static final String LAND = "nw";

    private final HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    private final Map<Integer, Map<LocalDate, String>> byYear = new ConcurrentHashMap<>();

    /** The name of the Feiertag that the day is, if it is one. */
    Optional<String> on(LocalDate day) {
        return Optional.ofNullable(byYear.computeIfAbsent(day.getYear(), this::of).get(day));
    }

    private Map<LocalDate, String> of(int year) {
        return manager.getHolidays(Year.of(year), LAND).stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .collect(Collectors.toMap(Holiday::getDate, holiday -> holiday.getDescription(Locale.GERMAN),
                        (one, _) -> one));
    }
}
