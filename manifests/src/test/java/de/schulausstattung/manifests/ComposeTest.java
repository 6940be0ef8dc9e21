package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import de.schulausstattung.manifests.Rule.Findings;

/** Every rule holds for the installation on one machine, and each finds what was made wrong on purpose. */
class ComposeTest {

    private final Compose compose = Compose.committed(new Project());

    @TestFactory
    Stream<DynamicTest> holds() {
        return Stream.of(ComposeRule.values())
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertThat(rule.check(compose)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> finds() {
        return ComposeFault.ALL.stream().map(fault -> DynamicTest.dynamicTest(fault.rule() + " finds " + fault.name(),
                () -> assertThat(fault.found(compose).stream().map(Findings::template).distinct()).hasSize(1)));
    }

    @Test
    void everyRuleHasItsFault() {
        assertThat(ComposeFault.ALL.stream().map(ComposeFault::rule).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ComposeRule.class));
    }

    @Test
    void everyFindingHasItsFault() {
        assertThat(ComposeFault.ALL.stream().flatMap(fault -> fault.found(compose).stream()).map(Findings::template))
                .containsAll(RuleSources.of(ComposeRule.class).templates());
    }

    @Test
    void whatTheRulesReadIsThere() {
        assertThat(compose.services()).hasSize(11).containsKeys("postgres", "kafka", "keycloak", "gateway", "collector");
        assertThat(compose.service("needs-service").path("environment").has("KAFKA_BOOTSTRAP_SERVERS")).isTrue();
    }
}
