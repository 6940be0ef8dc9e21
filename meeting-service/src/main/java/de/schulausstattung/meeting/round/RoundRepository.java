package de.schulausstattung.meeting.round;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import de.schulausstattung.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class RoundRepository implements PanacheRepositoryBase<JbgRound, Integer> {

    JbgRound require(int jahr) {
        return findByIdOptional(jahr).orElseThrow(() -> new NotFound("round", String.valueOf(jahr)));
    }

    /** One a year: few. */
    List<JbgRound> newestFirst() {
        return list("order by jahr desc");
    }
}
