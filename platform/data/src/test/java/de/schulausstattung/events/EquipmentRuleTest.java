package de.schulausstattung.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.events.needs.EquipmentRule;
import de.schulausstattung.events.needs.EquipmentStandardState.Rule;

class EquipmentRuleTest {

    private static final List<Rule> DORTMUND = List.of(pupils("*", "*", 1, 1), pupils("G", "01", 1, 2),
            pupils("G", "02", 1, 2), pupils("SB", "*", 1, 2), pupils("*", "13", 1, 3), rooms("*", "*", 1),
            rooms("*", "FACHRAUM_NW", 2), rooms("G", "*", 0), new Rule("OF_THE_FUTURE", "G", "01", "FACHRAUM_NW", 9, 1, null));

    /** The Schulform counts before the Jahrgang; at BK and SB "01" is the first year of a course (domain.md 2.4). */
    @ParameterizedTest
    @CsvSource({ "G, 01, 1, 2", "G, 02, 1, 2", "G, 03, 1, 1", "BK, 01, 1, 1", "SB, 01, 1, 2", "SB, 13, 1, 2", "GY, 13, 1, 3",
            "GE, EF, 1, 1" })
    void findsTheMostSpecificRuleForPupils(String schulform, String jahrgang, int devices, int per) {
        assertThat(EquipmentRule.forPupils(DORTMUND, schulform, jahrgang)).hasValueSatisfying(rule -> {
            assertThat(rule.devices()).isEqualTo(devices);
            assertThat(rule.per()).isEqualTo(per);
        });
    }

    @ParameterizedTest
    @CsvSource({ "GY, UNTERRICHTSRAUM, 1", "GY, FACHRAUM_NW, 2", "G, FACHRAUM_NW, 0" })
    void findsTheMostSpecificRuleForARoom(String schulform, String kind, int devices) {
        assertThat(EquipmentRule.forRoom(DORTMUND, schulform, kind))
                .hasValueSatisfying(rule -> assertThat(rule.devices()).isEqualTo(devices));
    }

    @Test
    void saysNothingWhereNoRuleDoes() {
        var rules = List.of(pupils("G", "03", 1, 1));

        assertThat(EquipmentRule.forPupils(rules, "G", "04")).isEmpty();
        assertThat(EquipmentRule.forPupils(rules, "GY", "03")).isEmpty();
        assertThat(EquipmentRule.forRoom(rules, "G", "UNTERRICHTSRAUM")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "0, 1, 1, 0", "25, 1, 1, 25", "25, 1, 2, 13", "26, 1, 2, 13", "25, 0, 1, 0", "10, 2, 3, 7" })
    void roundsWhatIsNeededUp(long pupils, int devices, int per, long target) {
        assertThat(pupils("G", "03", devices, per).target(pupils)).isEqualTo(target);
    }

    /** Whatever the order in which rules are written down, the same one counts, and none that speaks of others. */
    @Test
    void dependsOnNoOrder() {
        var random = new Random(11);
        for (int run = 0; run < 200; run++) {
            var rules = new ArrayList<Rule>();
            for (var schulform : List.of("*", "G", "BK")) {
                for (var jahrgang : List.of("*", "01", "05")) {
                    if (random.nextBoolean()) {
                        rules.add(pupils(schulform, jahrgang, random.nextInt(3), 1 + random.nextInt(3)));
                    }
                }
            }
            var shuffled = new ArrayList<>(rules);
            Collections.shuffle(shuffled, random);
            for (var schulform : List.of("G", "BK", "GY")) {
                for (var jahrgang : List.of("01", "05", "Q1")) {
                    var found = EquipmentRule.forPupils(shuffled, schulform, jahrgang);
                    assertThat(found).isEqualTo(EquipmentRule.forPupils(rules, schulform, jahrgang));
                    assertThat(found).isEqualTo(expected(rules, schulform, jahrgang));
                }
            }
        }
    }

    private static Optional<Rule> expected(List<Rule> rules, String schulform, String jahrgang) {
        for (var wanted : List.of(List.of(schulform, jahrgang), List.of(schulform, "*"), List.of("*", jahrgang),
                List.of("*", "*"))) {
            var found = rules.stream()
                    .filter(rule -> rule.schulform().equals(wanted.get(0)) && rule.jahrgang().equals(wanted.get(1)))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Rule pupils(String schulform, String jahrgang, int devices, int per) {
        return new Rule(EquipmentRule.DEVICES_PER_PUPIL, schulform, jahrgang, "*", devices, per, null);
    }

    private static Rule rooms(String schulform, String kind, int devices) {
        return new Rule(EquipmentRule.DISPLAYS_PER_ROOM, schulform, "*", kind, devices, 1, null);
    }
}
