package de.schulausstattung.needs.need;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How badly the devices of a replacement need one, as the inventory says: shown beside the priorities of school and Träger, it
 * overrides neither (1B-3).
 *
 * @param devices how many of the named devices are known
 * @param unusable of these: broken, lost, or out of use
 * @param overdue of the usable ones: past the planned end of their use
 * @param meanAgeYears since first use, or purchase, of those of which that is known
 */
public record Urgency(Level level, int devices, int unusable, int overdue, @Nullable BigDecimal meanAgeYears) {

    private static final double DAYS_OF_A_YEAR = 365.25;
    private static final Set<String> USABLE = Set.of("IN_STOCK", "IN_SERVICE");

    /** How urgent, as a word. */
    public enum Level {
        /** All devices work and are within their planned life. */
        LOW,
        /** Some do not, or are past it. */
        MEDIUM,
        /** At least half do not, or are past it. */
        HIGH
    }

    /** What the inventory says of a device. */
    record Condition(String status, @Nullable LocalDate since, @Nullable LocalDate plannedUntil) {

        boolean isUnusable() {
            return !USABLE.contains(status);
        }

        boolean isOverdue(LocalDate today) {
            return !isUnusable() && plannedUntil != null && plannedUntil.isBefore(today);
        }
    }

    /** Of the devices that a need names; null where none is known. */
    static @Nullable Urgency of(List<Condition> devices, LocalDate today) {
        if (devices.isEmpty()) {
            return null;
        }
        var unusable = (int) devices.stream().filter(Condition::isUnusable).count();
        var overdue = (int) devices.stream().filter(device -> device.isOverdue(today)).count();
        var bad = unusable + overdue;
        var level = 2 * bad >= devices.size() ? Level.HIGH : bad > 0 ? Level.MEDIUM : Level.LOW;
        return new Urgency(level, devices.size(), unusable, overdue, meanAge(devices, today));
    }

    private static @Nullable BigDecimal meanAge(List<Condition> devices, LocalDate today) {
        var days = devices.stream().map(Condition::since).filter(Objects::nonNull)
                .mapToLong(since -> ChronoUnit.DAYS.between(since, today)).average();
        return days.isEmpty() ? null
                : BigDecimal.valueOf(days.getAsDouble() / DAYS_OF_A_YEAR).setScale(1, RoundingMode.HALF_UP);
    }
}
