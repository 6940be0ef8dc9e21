package de.schulausstattung.platform.testing;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Holds a service to {@link ArchitectureRules}. The subclass stands in the root package of the service and is empty:
 *
 * <pre>
 * class ArchitectureTest extends ArchitectureContract {
 * }
 * </pre>
 */
public abstract class ArchitectureContract {

    private final String root = getClass().getPackageName();

    /** Rules that cannot hold here, each with its reason; empty for every service with business rules. */
    protected Map<String, String> exceptions() {
        return Map.of();
    }

    @TestFactory
    Stream<DynamicTest> architecture() {
        var main = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(root);
        var tests = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()).importPackages(root);
        if (main.isEmpty() || tests.isEmpty()) {
            throw new IllegalStateException("No classes to judge in " + root);
        }
        return Stream.concat(tests(ArchitectureRules.of(root), main), tests(ArchitectureRules.ofTests(), tests));
    }

    private Stream<DynamicTest> tests(Map<String, ArchRule> rules, JavaClasses classes) {
        return rules.entrySet().stream().filter(rule -> !exceptions().containsKey(rule.getKey()))
                .map(rule -> DynamicTest.dynamicTest(rule.getValue().getDescription(), () -> rule.getValue().check(classes)));
    }
}
