package de.schulausstattung.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

/** A rule that cannot fail is not a rule: for each there is a fixture that breaks it. */
class ArchitectureRulesTest {

    private static final String FIXTURES = ArchitectureRulesTest.class.getPackageName() + ".fixtures.";

    @ParameterizedTest(name = "{0} finds {2}")
    @CsvSource({
            "no-cycles, cycles, Cycle detected",
            "foreign-features, foreignfeatures, loan.LoanService",
            "repository-users, repositoryusers, room.RoomResource",
            "transactional, transactional, room.RoomRepository",
            "entities, entities, room.Room",
            "jax-rs, jaxrs, room.RoomService",
            "responses, responses, room.RoomService",
            "responses, responses, device.DeviceService",
            "sql, sql, room.RoomService",
            "sql, sql, device.DeviceService",
            "tenant-id, tenantid, room.RoomRepository",
            "tenant-id, tenantid, device.DeviceProjection",
            "kafka, kafka, room.RoomService",
            "kafka, kafka, device.DeviceService",
            "identity, identity, room.RoomService",
            "identity, identity, device.DeviceService",
            "injection, injection, room.RoomService",
            "clock, clock, room.RoomService",
            "clock, clock, device.DeviceService",
            "output, output, room.RoomService",
            "roles, roles, room.RoomResource",
            "roles, roles, device.DeviceResource",
            "names, names, room.RoomHelper",
            "no-sleep, sleep, room.RoomPatience" })
    void findsWhatBreaksIt(String name, String fixture, String offender) {
        var rule = rules(fixture).get(name);

        assertThatThrownBy(() -> rule.check(classes(fixture))).isInstanceOf(AssertionError.class)
                .hasMessageContaining(rule.getDescription()).hasMessageContaining(offender);
    }

    @TestFactory
    Stream<DynamicTest> letsCleanCodePass() {
        return rules("clean").entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(classes("clean"))));
    }

    @Test
    void hasAFixtureForEachRule() throws NoSuchMethodException {
        var fixtures = ArchitectureRulesTest.class
                .getDeclaredMethod("findsWhatBreaksIt", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class).value();

        assertThat(rules("clean").keySet())
                .allSatisfy(rule -> assertThat(fixtures).anySatisfy(line -> assertThat(line).startsWith(rule + ",")));
    }

    private static Map<String, ArchRule> rules(String fixture) {
        var rules = new HashMap<>(ArchitectureRules.of(FIXTURES + fixture));
        rules.putAll(ArchitectureRules.ofTests());
        return rules;
    }

    private static JavaClasses classes(String fixture) {
        return new ClassFileImporter().importPackages(FIXTURES + fixture);
    }
}
