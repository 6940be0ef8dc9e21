package de.schulausstattung.needs.medienkonzept;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.problem.Rejected;

/** The Teilkompetenzen, for everybody who names one. */
@ApplicationScoped
@Transactional
public class CompetenceService {

    private final CompetenceRepository competences;

    CompetenceService(CompetenceRepository competences) {
        this.competences = competences;
    }

    /** All of them, by code. */
    public List<Competence> all() {
        return competences.all();
    }

    /**
     * These codes in their order, each once.
     *
     * @throws Rejected {@code competence-unknown} names the first that is none
     */
    public List<String> requireKnown(Collection<String> codes) {
        var known = competences.all().stream().map(Competence::code).collect(Collectors.toSet());
        codes.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw new Rejected("competence-unknown", code);
        });
        return codes.stream().distinct().sorted().toList();
    }
}
