package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Planned useful lives by device class, dated. A class that is not listed has none. */
public record UsefulLives(List<Life> lives) {

    public UsefulLives {
        lives = List.copyOf(lives);
    }

    /** So many years, from a day on. */
    public record Life(String deviceClass, LocalDate validFrom, int years, String source) {

        private boolean isSupersededBy(Life other, LocalDate day) {
            return deviceClass.equals(other.deviceClass) && other.validFrom.isAfter(validFrom)
                    && !other.validFrom.isAfter(day);
        }
    }

    /** The rows in force on a day: of each class the newest. */
    public List<Life> inForce(LocalDate day) {
        return lives.stream().filter(life -> !life.validFrom().isAfter(day))
                .filter(life -> lives.stream().noneMatch(other -> life.isSupersededBy(other, day))).toList();
    }

    /** By class: what is in use since this day or longer has reached its useful life. */
    public Map<String, LocalDate> cutoffs(LocalDate day) {
        return inForce(day).stream().collect(Collectors.toMap(Life::deviceClass, life -> day.minusYears(life.years()),
                (one, _) -> one, TreeMap::new));
    }
}
