package de.schulausstattung.meeting.projection;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;

/** Which schools there are. The wall shows a caller with some schools these alone. */
@ApplicationScoped
@Transactional
public class SchoolService {

    private final SchoolRepository schools;

    SchoolService(SchoolRepository schools) {
        this.schools = schools;
    }

    /**
     * A school that has talks, as a command names it.
     *
     * @throws Rejected {@code school-unknown}
     */
    public KnownSchool requireKnown(String schulnummer) {
        return find(schulnummer).filter(KnownSchool::hasTalks)
                .orElseThrow(() -> new Rejected("school-unknown", schulnummer));
    }

    /**
     * The school that a path names.
     *
     * @throws NotFound where the caller sees none of this number
     */
    public KnownSchool require(String schulnummer) {
        return find(schulnummer).orElseThrow(() -> new NotFound("school", schulnummer));
    }

    /** The school of this number; empty where its event has not come, or the caller does not see it. */
    public Optional<KnownSchool> find(String schulnummer) {
        return schools.find(schulnummer);
    }

    /** Those that have talks, by Schulnummer. */
    public List<KnownSchool> withTalks() {
        return schools.all().stream().filter(KnownSchool::hasTalks).toList();
    }
}
