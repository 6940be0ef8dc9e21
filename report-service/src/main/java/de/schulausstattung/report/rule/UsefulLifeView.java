package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The planned useful life of a device class, from a day on.
 *
 * @param inForce whether it is the row of today: neither superseded nor to come
 */
public record UsefulLifeView(@Schema(examples = "TABLET") String deviceClass, LocalDate validFrom, int years, String source,
        boolean inForce) {

    static UsefulLifeView of(UsefulLives.Life life, List<UsefulLives.Life> inForce) {
        return new UsefulLifeView(life.deviceClass(), life.validFrom(), life.years(), life.source(), inForce.contains(life));
    }
}
