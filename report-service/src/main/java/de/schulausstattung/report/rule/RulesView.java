package de.schulausstattung.report.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * Every rule that figures were, are or will be computed by.
 *
 * @param deviceQuotas by Schulform, Jahrgang and day; {@code *} stands for every other, the most specific row counts
 * @param usefulLives by device class and day
 */
public record RulesView(List<DeviceQuotaView> deviceQuotas, List<UsefulLifeView> usefulLives) {

    static RulesView of(DeviceQuotas quotas, UsefulLives lives, LocalDate today) {
        var quotasInForce = quotas.inForce(today);
        var livesInForce = lives.inForce(today);
        return new RulesView(quotas.rules().stream().map(rule -> DeviceQuotaView.of(rule, quotasInForce)).toList(),
                lives.lives().stream().map(life -> UsefulLifeView.of(life, livesInForce)).toList());
    }
}
