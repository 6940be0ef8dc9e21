package de.schulausstattung.meeting.calendar;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class FerienRepository implements PanacheRepositoryBase<Ferien, Ferien.Key> {

    List<Ferien> all() {
        return list("order by firstDay, name");
    }

    /** Those of which some day lies between these. */
    List<Ferien> between(LocalDate from, LocalDate until) {
        return list("lastDay >= ?1 and firstDay <= ?2 order by firstDay, name", from, until);
    }

    /** Of the Ferien that begin between these days, whether any is known that lasts until this day or begins after it. */
    boolean isAnyBeginning(LocalDate from, LocalDate until, LocalDate day) {
        return count("firstDay between ?1 and ?2 and lastDay >= ?3", from, until, day) > 0;
    }
}
