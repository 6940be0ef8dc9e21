package de.schulausstattung.report.indicator;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Planned useful lives by device class, dated. A class that is not listed has none. */
record UsefulLives(List<Life> lives) {

    UsefulLives {
        lives = List.copyOf(lives);
    }

    /** So many years, from a day on. */
    record Life(String deviceClass, LocalDate validFrom, int years) {
    }

    /** By class: what is in use since this day or longer has reached its useful life. */
    Map<String, LocalDate> cutoffs(LocalDate day) {
        return lives.stream().filter(life -> !life.validFrom().isAfter(day))
                .collect(Collectors.groupingBy(Life::deviceClass, TreeMap::new, Collectors.collectingAndThen(
                        Collectors.maxBy(Comparator.comparing(Life::validFrom)),
                        newest -> day.minusYears(newest.map(Life::years).map(Objects::requireNonNull).orElseThrow()))));
    }
}
