package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources of the rules are read whole, and a finding can be told from every other. */
class RuleSourcesTest {

    @ParameterizedTest
    @ValueSource(classes = { Rule.class, ComposeRule.class })
    void noTemplateStandsTwice(Class<? extends Enum<?>> rules) {
        assertThat(RuleSources.of(rules).templates()).doesNotHaveDuplicates();
    }

    @Test
    void everyRuleSaysWhatItDemands() {
        assertThat(RuleSources.of(Rule.class).demands()).hasSize(Rule.values().length).containsEntry("RESOURCES",
                "Every container says what it needs and what it may have, of processor and memory.");
        assertThat(RuleSources.of(ComposeRule.class).demands()).hasSize(ComposeRule.values().length)
                .containsEntry("FILES", "What is mounted or built from is there.");
    }

    @Test
    void findingsAreReadWhereverTheyAreMade() {
        assertThat(RuleSources.of(Rule.class).templates()).contains("%s selects %s: [%s]", "%s is no JSON: %s",
                "%s: another order", "%s: may leave, may not enter", "%s holds secrets");
        assertThat(RuleSources.of(ComposeRule.class).templates()).contains("%s: is no container any more",
                "Dockerfile: no HEALTHCHECK");
    }
}
