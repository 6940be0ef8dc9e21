package de.schulausstattung.report.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import de.schulausstattung.events.needs.EquipmentRule;

class DeviceQuotasTest {

    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 15);

    private final DeviceQuotas quotas = new DeviceQuotas(List.of(
            rule("*", "*", FROM, 1, 1), rule("G", "01", FROM, 0, 1), rule("G", "02", FROM, 0, 1),
            rule("G", "02", LocalDate.of(2026, 8, 1), 1, 2), rule("BK", "*", FROM, 1, 2), rule("*", "EF", FROM, 2, 1)));

    @ParameterizedTest
    @CsvSource({ "G,01,0", "G,03,1", "GY,05,1", "BK,01,1", "BK,EF,1", "GE,EF,2" })
    void prefersTheSchulformToTheJahrgangAndBothToNeither(String schulform, String jahrgang, int devices) {
        assertThat(quotas.reference(DAY).forPupils(schulform, jahrgang)).map(EquipmentRule::devices).contains(devices);
    }

    @Test
    void takesTheNewestRowThatIsInForce() {
        assertThat(quotas.reference(LocalDate.of(2026, 7, 31)).forPupils("G", "02"))
                .contains(rule("G", "02", FROM, 0, 1));
        assertThat(quotas.reference(LocalDate.of(2026, 8, 1)).forPupils("G", "02"))
                .contains(rule("G", "02", LocalDate.of(2026, 8, 1), 1, 2));
    }

    @Test
    void saysOfEachPairOnlyTheRowInForce() {
        assertThat(quotas.inForce(DAY)).hasSize(5).filteredOn(rule -> rule.jahrgang().equals("02"))
                .extracting(DeviceQuotas.Rule::validFrom).containsExactly(LocalDate.of(2026, 8, 1));
        assertThat(quotas.inForce(LocalDate.of(2026, 7, 31))).hasSize(5).filteredOn(rule -> rule.jahrgang().equals("02"))
                .extracting(DeviceQuotas.Rule::validFrom).containsExactly(FROM);
    }

    @Test
    void countsNothingBeforeAnyRuleIsInForce() {
        assertThat(quotas.reference(LocalDate.of(2019, 12, 31)).forPupils("GY", "05")).isEmpty();
    }

    @Test
    void isAReferenceWithItsNewestDayItsSourcesAndOneDisplayInEveryRoom() {
        var reference = quotas.reference(DAY);

        assertThat(reference.by())
                .isEqualTo(
                        new MeasuredBy(MeasuredBy.MeasureKind.REFERENCE, null, reference.by().label(), LocalDate.of(2026, 8, 1),
                                "test"));
        assertThat(reference.displays("G", "SPORTHALLE")).isEqualTo(1);
    }

    private static DeviceQuotas.Rule rule(String schulform, String jahrgang, LocalDate from, int devices, int pupils) {
        return new DeviceQuotas.Rule(schulform, jahrgang, from, devices, pupils, "test");
    }
}
