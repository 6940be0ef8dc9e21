package de.schulausstattung.report.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.tenancy.CurrentTenant;
import de.schulausstattung.platform.tenancy.Scope;
import io.quarkus.logging.Log;

/**
 * The rules that figures are computed by. A rule changes by a row with a later day; a row may be mended while no frozen report
 * speaks of a day on which it was in force.
 */
@ApplicationScoped
@Transactional
public class RuleService {

    private final RuleRepository rules;
    private final StandardRepository standards;
    private final CurrentTenant current;
    private final Clock clock;

    RuleService(RuleRepository rules, StandardRepository standards, CurrentTenant current, Clock clock) {
        this.rules = rules;
        this.standards = standards;
        this.current = current;
        this.clock = clock;
    }

    /** Every quota, superseded ones and those to come included. */
    public DeviceQuotas quotas() {
        return rules.quotas();
    }

    /** What the Träger's figures of a day are measured by. */
    public Measures measures(LocalDate day) {
        return new Measures(rules.quotas().reference(day), standards.inForce(day).orElse(null));
    }

    /** What the figures of a day are measured by where Träger are compared. */
    public Measures comparable(LocalDate day) {
        return new Measures(rules.quotas().reference(day), null);
    }

    /** Every useful life, superseded ones and those to come included. */
    public UsefulLives usefulLives() {
        return rules.usefulLives();
    }

    RulesView all() {
        // the operator sees no tenant's rows
        var own = current.scope() instanceof Scope.Operator ? List.<Standard> of() : standards.all();
        return RulesView.of(own, rules.quotas(), rules.usefulLives(), LocalDate.now(clock));
    }

    /**
     * Dates a quota; the same once more changes nothing.
     *
     * @throws Conflict {@code rule-in-frozen-report}
     */
    DeviceQuotaView date(DateDeviceQuota command) {
        var wanted = command.rule();
        if (!rules.quotas().rules().contains(wanted)) {
            requireUnused(wanted.validFrom());
            rules.store(wanted, clock.instant(), current.subject());
            Log.infof("Quota dated: schulform=%s jahrgang=%s validFrom=%s devices=%d pupils=%d", wanted.schulform(),
                    wanted.jahrgang(), wanted.validFrom(), wanted.devices(), wanted.per());
        }
        return DeviceQuotaView.of(wanted, rules.quotas().inForce(LocalDate.now(clock)));
    }

    /**
     * Dates a useful life; the same once more changes nothing.
     *
     * @throws Conflict {@code rule-in-frozen-report}
     */
    UsefulLifeView date(DateUsefulLife command) {
        var wanted = command.life();
        if (!rules.usefulLives().lives().contains(wanted)) {
            requireUnused(wanted.validFrom());
            rules.store(wanted, clock.instant(), current.subject());
            Log.infof("Useful life dated: deviceClass=%s validFrom=%s years=%d", wanted.deviceClass(), wanted.validFrom(),
                    wanted.years());
        }
        return UsefulLifeView.of(wanted, rules.usefulLives().inForce(LocalDate.now(clock)));
    }

    private void requireUnused(LocalDate validFrom) {
        rules.lastFrozenStichtag().filter(stichtag -> !validFrom.isAfter(stichtag)).ifPresent(stichtag -> {
            throw new Conflict("rule-in-frozen-report", validFrom, stichtag);
        });
    }
}
