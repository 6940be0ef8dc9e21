package de.schulausstattung.needs.medienkonzept;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a school's Medienkonzept lacks.
 *
 * @param newest its newest version, or absent where it has none
 * @param missing whether it has none
 * @param tooOld whether it is older than asked for
 * @param uncovered the Teilkompetenzen that it does not cover: all, where there is none
 */
public record ConceptGap(String schulnummer, String name, String schulform, @Nullable NewestConcept newest, boolean missing,
        boolean tooOld, List<Competence> uncovered) {

    /**
     * The newest version of a school.
     *
     * @param ageYears full years since the school decided on it
     */
    public record NewestConcept(UUID id, String label, LocalDate adoptedOn, int ageYears) {

        static NewestConcept of(Medienkonzept concept, LocalDate today) {
            var state = concept.state();
            return new NewestConcept(state.id(), state.version(), state.adoptedOn(),
                    Math.max(0, Period.between(state.adoptedOn(), today).getYears()));
        }
    }

    static ConceptGap of(ConceptSchool school, @Nullable Medienkonzept newest, LocalDate today, LocalDate cutoff,
            List<Competence> all) {
        var covered = newest == null ? List.<String> of() : newest.state().competences();
        return new ConceptGap(school.schulnummer(), school.name(), school.schulform(),
                newest == null ? null : NewestConcept.of(newest, today), newest == null,
                newest != null && newest.adoptedOn().isBefore(cutoff),
                all.stream().filter(competence -> !covered.contains(competence.code())).toList());
    }
}
