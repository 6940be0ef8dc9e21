package de.schulausstattung.needs.standard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.EquipmentStandardState.EquipmentStandardFact;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Problems;
import de.schulausstattung.platform.problem.Rejected;
import de.schulausstattung.platform.tenancy.CurrentTenant;

/** The standards of a Träger or Kreis. A version is set once and never changed; a later one supersedes it. */
@ApplicationScoped
@Transactional
public class StandardService {

    private final StandardRepository standards;
    private final TemplateRepository templates;
    private final Outbox outbox;
    private final CurrentTenant current;
    private final Clock clock;
    private final StandardCheck check;

    StandardService(StandardRepository standards, TemplateRepository templates, Outbox outbox, CurrentTenant current,
            Clock clock, Problems problems) {
        this.standards = standards;
        this.templates = templates;
        this.outbox = outbox;
        this.current = current;
        this.clock = clock;
        this.check = new StandardCheck(problems);
    }

    /**
     * The standard that figures of the Träger are measured by on a day.
     *
     * @throws Conflict {@code standard-missing} where none is in force
     */
    public StandardInForce requireInForce(LocalDate day) {
        return standards.inForce(day).map(StandardInForce::of).orElseThrow(() -> new Conflict("standard-missing", day));
    }

    Page<StandardView> search(StandardFilter filter, PageRequest request) {
        var inForce = inForceToday();
        var page = standards.search(filter, request);
        return page.withItems(page.items().stream().map(standard -> StandardView.of(standard, inForce)).toList());
    }

    StandardView get(UUID id) {
        return StandardView.of(standards.require(id), inForceToday());
    }

    List<TemplateView> templates() {
        return templates.listAll().stream().map(StandardTemplate::view).toList();
    }

    /**
     * Sets a version.
     *
     * @throws Rejected {@code standard-refused} names what is wrong, {@code standard-unknown} what shall be adopted
     */
    StandardView set(SetStandard command) {
        var violations = check.violations(command);
        if (!violations.isEmpty()) {
            throw new Rejected("standard-refused", violations);
        }
        var standard = command.adopts() == null ? whole(command) : adopting(command, command.adopts());
        standards.persist(standard);
        outbox.append(EquipmentStandardFact.SET, standard);
        return StandardView.of(standard, inForceToday());
    }

    StandardView move(UUID id, StandardTransition transition) {
        var standard = standards.requireOwn(id);
        standard.move(transition, LocalDate.now(clock), clock.instant(), current.subject());
        outbox.append(transition.fact(), standard);
        return StandardView.of(standard, inForceToday());
    }

    private EquipmentStandard whole(SetStandard command) {
        var rules = new StandardRules(command.rules().stream().map(SetStandard.Rule::rule).toList());
        return new EquipmentStandard(command, command.counts(), rules, null, clock.instant(), current.subject());
    }

    private EquipmentStandard adopting(SetStandard command, UUID adopts) {
        var offer = offer(adopts);
        var rules = offer.rules().with(deviations(command));
        return new EquipmentStandard(command, command.counts() == null ? offer.counts() : command.counts(), rules,
                offer.adopted(), clock.instant(), current.subject());
    }

    private static Map<StandardRule, String> deviations(SetStandard command) {
        var deviations = new LinkedHashMap<StandardRule, String>();
        command.rules().forEach(rule -> deviations.put(rule.rule(), String.valueOf(rule.reason())));
        return deviations;
    }

    private record Offer(Adopted adopted, CountedDevices counts, StandardRules rules) {
    }

    private Offer offer(UUID id) {
        var standard = standards.findById(id);
        if (standard != null && standard.status() != StandardStatus.WITHDRAWN) {
            return new Offer(new Adopted(standard.id(), standard.label(), standard.level(), standard.source()),
                    standard.counts(), standard.rules());
        }
        return templates.findByIdOptional(id)
                .map(template -> new Offer(template.adopted(), template.counts(), template.rules()))
                .orElseThrow(() -> new Rejected("standard-unknown", id));
    }

    private @Nullable UUID inForceToday() {
        return standards.inForce(LocalDate.now(clock)).map(EquipmentStandard::id).orElse(null);
    }
}
