package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import de.schulausstattung.manifests.Rule.Findings;

/**
 * Each rule finds what was made wrong on purpose in the project's own manifests: a rule that finds nothing would hold nothing.
 */
class PlantedFaultsTest {

    private final Project project = new Project();

    @TestFactory
    Stream<DynamicTest> finds() {
        return Fault.ALL.stream().map(fault -> DynamicTest.dynamicTest(fault.rule() + " finds " + fault.name(),
                () -> assertThat(fault.found(project).stream().map(Findings::template).distinct()).hasSize(1)));
    }

    @Test
    void everyRuleHasItsFault() {
        assertThat(Fault.ALL.stream().map(Fault::rule).collect(Collectors.toSet())).isEqualTo(EnumSet.allOf(Rule.class));
    }

    @Test
    void everyFindingHasItsFault() {
        assertThat(Fault.ALL.stream().flatMap(fault -> fault.found(project).stream()).map(Findings::template))
                .containsAll(RuleSources.of(Rule.class).templates());
    }

    @Test
    void noFaultIsPlantedTwiceUnderOneName() {
        assertThat(Fault.ALL.stream().map(fault -> fault.rule() + " " + fault.name())).doesNotHaveDuplicates();
    }
}
