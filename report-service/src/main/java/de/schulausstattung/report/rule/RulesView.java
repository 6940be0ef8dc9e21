package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * Every rule that figures were, are or will be computed by.
 *
 * @param standards the versions of the Träger's own standard, by day: the newest in force measures the Soll
 * @param deviceQuotas the reference, by Schulform, Jahrgang and day; {@code *} stands for every other, the most specific row
 *        counts
 * @param usefulLives by device class and day
 */
public record RulesView(List<StandardView> standards, List<DeviceQuotaView> deviceQuotas, List<UsefulLifeView> usefulLives) {

    static RulesView of(List<Standard> standards, DeviceQuotas quotas, UsefulLives lives, LocalDate today) {
        var standardInForce = standards.stream().filter(standard -> !standard.validFrom().isAfter(today))
                .reduce((_, later) -> later).orElse(null);
        var quotasInForce = quotas.inForce(today);
        var livesInForce = lives.inForce(today);
        return new RulesView(standards.stream().map(standard -> StandardView.of(standard, standardInForce)).toList(),
                quotas.rules().stream().map(rule -> DeviceQuotaView.of(rule, quotasInForce)).toList(),
                lives.lives().stream().map(life -> UsefulLifeView.of(life, livesInForce)).toList());
    }
}
