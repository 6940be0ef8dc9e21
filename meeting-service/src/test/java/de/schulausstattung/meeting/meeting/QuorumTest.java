package de.schulausstattung.meeting.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S4-06. */
class QuorumTest {

    @ParameterizedTest(name = "{0} lacks {1}")
    @CsvSource(nullValues = "-", value = {
            "-, SCHULE SCHULTRAEGER BERATUNG",
            "SCHULLEITUNG, SCHULTRAEGER BERATUNG",
            "SCHULLEITUNG IT_BESCHAFFUNG, BERATUNG",
            "SCHULLEITUNG IT_BESCHAFFUNG MEDIENBERATUNG, -",
            "MEDIENKOORDINATION IT_BESCHAFFUNG KOMPETENZTEAM, -",
            "IT_BEAUFTRAGTE IT_BESCHAFFUNG SCHULAUFSICHT, -",
            "MEDIENBEAUFTRAGTE SCHULVERWALTUNG MEDIENBERATUNG, SCHULTRAEGER",
            "SCHULLEITUNG MEDIENZENTRUM SCHULVERWALTUNG KOMPETENZTEAM SCHULAUFSICHT, SCHULTRAEGER",
            "IT_BESCHAFFUNG MEDIENBERATUNG, SCHULE" })
    void needsTheSchoolItBeschaffungAndAdvice(@Nullable String present, @Nullable String missing) {
        var functions = words(present).stream().map(Function::valueOf).toList();

        assertThat(Quorum.missing(functions))
                .isEqualTo(words(missing).stream().map(Party::valueOf).collect(Collectors.toSet()));
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" ", -1));
    }
}
