package de.schulausstattung.report.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceQuotasTest {

    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 15);

    private final DeviceQuotas quotas = new DeviceQuotas(List.of(
            rule("*", "*", FROM, 1, 1), rule("G", "01", FROM, 0, 1), rule("G", "02", FROM, 0, 1),
            rule("G", "02", LocalDate.of(2026, 8, 1), 1, 2), rule("BK", "*", FROM, 1, 2), rule("*", "EF", FROM, 2, 1)));

    @ParameterizedTest
    @CsvSource({ "G,01,0", "G,03,1", "GY,05,1", "BK,01,1", "BK,EF,1", "GE,EF,2" })
    void prefersTheSchulformToTheJahrgangAndBothToNeither(String schulform, String jahrgang, int devices) {
        assertThat(quotas.quota(schulform, jahrgang, DAY).devices()).isEqualTo(devices);
    }

    @Test
    void takesTheNewestRowThatIsInForce() {
        assertThat(quotas.quota("G", "02", LocalDate.of(2026, 7, 31))).isEqualTo(new Quota(0, 1));
        assertThat(quotas.quota("G", "02", LocalDate.of(2026, 8, 1))).isEqualTo(new Quota(1, 2));
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
        assertThat(quotas.quota("GY", "05", LocalDate.of(2019, 12, 31)).counts()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "1,1,28,28", "1,2,27,14", "1,2,28,14", "0,1,30,0", "2,1,3,6" })
    void roundsTheTargetUp(int devices, int perPupils, int pupils, int target) {
        assertThat(new Quota(devices, perPupils).target(pupils)).isEqualTo(target);
    }

    private static DeviceQuotas.Rule rule(String schulform, String jahrgang, LocalDate from, int devices, int pupils) {
        return new DeviceQuotas.Rule(schulform, jahrgang, from, new Quota(devices, pupils), "test");
    }
}
