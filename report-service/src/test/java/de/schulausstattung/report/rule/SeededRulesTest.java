package de.schulausstattung.report.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import de.schulausstattung.platform.tenancy.Scope;
import de.schulausstattung.platform.tenancy.TenantScope;
import de.schulausstattung.report.ReportServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** S0-08, "1:1 ab der 3. Jahrgangsstufe", as it is seeded: every Schulform of the catalogue with every Jahrgang. */
@QuarkusTest
class SeededRulesTest extends ReportServiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 15);
    private static final List<String> SCHULFORMEN = List.of("G", "H", "V", "S", "R", "PS", "SK", "GE", "GM", "FW", "HI", "WF",
            "GY",
            "WB", "BK", "KS", "SR", "SG", "SB");
    private static final List<String> JAHRGAENGE = List.of("00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10",
            "11",
            "12", "13", "EF", "Q1", "Q2", "S1", "S6", "R1", "R4", "V1", "V2", "85", "86", "90", "91", "92");
    private static final Set<String> WITH_GRUNDSCHULE = Set.of("G", "PS", "S", "KS", "FW", "WF", "HI", "V");

    @Inject
    RuleRepository rules;
    @Inject
    TenantScope tenants;

    @Test
    void excludesTheFirstYearsOnlyWhereTheyAreThoseOfAGrundschule() {
        var reference = tenants.call(new Scope.WholeTenant("traeger-10078"), "test",
                () -> QuarkusTransaction.requiringNew().call(() -> rules.quotas().reference(DAY)));

        for (var schulform : SCHULFORMEN) {
            for (var jahrgang : JAHRGAENGE) {
                var excluded = WITH_GRUNDSCHULE.contains(schulform) && Set.of("00", "01", "02").contains(jahrgang);
                assertThat(reference.forPupils(schulform, jahrgang)).as("%s %s", schulform, jahrgang)
                        .hasValueSatisfying(rule -> assertThat(rule.target(30)).isEqualTo(excluded ? 0 : 30));
            }
        }
        assertThat(reference.forPupils("BK", "01")).hasValueSatisfying(rule -> assertThat(rule.devices()).isPositive());
    }

    @Test
    void givesEveryClassButOtherAUsefulLife() {
        var cutoffs = tenants.call(new Scope.WholeTenant("traeger-10078"), "test",
                () -> QuarkusTransaction.requiringNew().call(() -> rules.usefulLives().cutoffs(DAY)));

        assertThat(cutoffs).hasSize(14).containsEntry("TABLET", LocalDate.of(2021, 10, 15)).doesNotContainKey("OTHER");
    }
}
