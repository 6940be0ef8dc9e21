package de.schulausstattung.needs.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import de.schulausstattung.needs.standard.StandardRule.Deviation;

/** Which of several rules counts, EquipmentRuleTest of the event contracts tests. */
class StandardRulesTest {

    private static final StandardRules DORTMUND = new StandardRules(List.of(pupils("*", "*", 1, 1), pupils("G", "01", 1, 2),
            pupils("G", "02", 1, 2), pupils("SB", "*", 1, 2), new StandardRule(RuleKind.DISPLAYS_PER_ROOM, "*", "*", "*", 2, 1,
                    null)));

    @Test
    void tellsRulesForPupilsFromThoseForRooms() {
        assertThat(DORTMUND.forPupils("SB", "01")).contains(pupils("SB", "*", 1, 2));
        assertThat(DORTMUND.forRoom("G", "UNTERRICHTSRAUM"))
                .hasValueSatisfying(rule -> assertThat(rule.target(1)).isEqualTo(2));
    }

    @Test
    void keepsWhatWasOfferedBesideADeviation() {
        var adopted = DORTMUND.with(Map.of(pupils("G", "01", 1, 1), "Ratsbeschluss", pupils("HI", "*", 0, 1), "keine eigene"));

        assertThat(adopted.forPupils("G", "01")).hasValueSatisfying(rule -> {
            assertThat(rule.target(30)).isEqualTo(30);
            assertThat(rule.deviation()).isEqualTo(new Deviation("Ratsbeschluss", 1, 2));
        });
        assertThat(adopted.forPupils("HI", "05")).hasValueSatisfying(
                rule -> assertThat(rule.deviation()).isEqualTo(new Deviation("keine eigene", null, null)));
        assertThat(adopted.forPupils("G", "02")).isEqualTo(DORTMUND.forPupils("G", "02"));
        assertThat(adopted.rules()).hasSize(DORTMUND.rules().size() + 1);
    }

    private static StandardRule pupils(String schulform, String jahrgang, int devices, int per) {
        return new StandardRule(RuleKind.DEVICES_PER_PUPIL, schulform, jahrgang, "*", devices, per, null);
    }
}
