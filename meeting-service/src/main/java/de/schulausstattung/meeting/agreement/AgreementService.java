package de.schulausstattung.meeting.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.meetings.AgreementState.AgreementFact;
import de.schulausstattung.meeting.meeting.MeetingKind;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.projection.ProcurementNews;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.NotFound;
import de.schulausstattung.platform.problem.Rejected;

/** The agreements of the Träger at hand. */
@ApplicationScoped
@Transactional
public class AgreementService {

    private final AgreementRepository agreements;
    private final Outbox outbox;
    private final Clock clock;

    AgreementService(AgreementRepository agreements, Outbox outbox, Clock clock) {
        this.agreements = agreements;
        this.outbox = outbox;
        this.clock = clock;
    }

    Page<AgreementView> search(AgreementFilter filter, PageRequest page) {
        var found = agreements.search(filter, page, agreement -> agreement);
        var progress = progress(found.items());
        return found.withItems(found.items().stream().map(one -> one.view(progress.get(one.id()))).toList());
    }

    /**
     * An agreement and what came of it.
     *
     * @throws NotFound where there is none, or the caller takes no part in its talk
     */
    public AgreementView require(UUID id) {
        return views(List.of(agreements.require(id))).getFirst();
    }

    /** Those of these agreements that the caller may see. */
    public List<AgreementView> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : views(agreements.list("id in ?1 order by number, id", ids));
    }

    /** The agreements of a talk, in the order of its protocol; none while that is not final. */
    public List<AgreementView> of(UUID meeting) {
        return views(agreements.of(meeting));
    }

    /**
     * What a talk begins with: the lines of the talk before, and whatever else of the school's earlier talks is still open,
     * because a year was left out, or it was agreed on beside the regular talk or by a later supplement. What was rejected is
     * over.
     */
    public List<AgreementView> toBalance(MeetingView meeting) {
        return meeting.kind() == MeetingKind.REGULAR
                ? views(agreements.toBalance(meeting.schulnummer(), meeting.jahr(), meeting.predecessorId()))
                : List.of();
    }

    /** Takes over the lines of a protocol that became final: new ones bind, others may have changed by the supplement. */
    public void bind(MeetingView meeting, List<BindingLine> lines) {
        for (var line : lines) {
            var known = agreements.findByIdOptional(line.id());
            var agreement = known.orElseGet(() -> new Agreement(line.id(), meeting, LocalDate.now(clock)));
            var isNews = agreement.agree(line);
            if (known.isEmpty()) {
                agreements.persist(agreement);
                outbox.append(AgreementFact.BECAME_BINDING, agreement);
            } else if (isNews) {
                outbox.append(AgreementFact.CHANGED, agreement);
            }
        }
    }

    /**
     * Settles an agreement of an earlier talk.
     *
     * @throws Conflict {@code agreement-closed}
     */
    public void settle(UUID id, Outcome outcome, @Nullable String reason) {
        var agreement = agreements.lock(id);
        agreement.settle(outcome, reason, LocalDate.now(clock));
        outbox.append(AgreementFact.OUTCOME_CHANGED, agreement, reason);
    }

    /**
     * Notes that something was done that is no purchase: a training was held, an extension was built.
     *
     * @throws Rejected {@code agreement-is-purchase}: how far a purchase is tell its deliveries
     */
    AgreementView move(UUID id, MoveAgreement command) {
        var agreement = agreements.require(id);
        if (agreement.line().kind() == AgreementKind.PURCHASE) {
            throw new Rejected("agreement-is-purchase", agreement.number());
        }
        settle(id, Outcome.DONE, command.reason());
        return require(id);
    }

    /** Follows what became of purchases, in the transaction in which it came to be known. */
    void follow(@Observes ProcurementNews news) {
        var progress = agreements.progress(news.agreementIds());
        var today = LocalDate.now(clock);
        var changed = agreements.lock(progress.keySet()).stream()
                .filter(agreement -> agreement.follow(progress.get(agreement.id()), today)).toList();
        agreements.flush();
        outbox.appendAll(changed.stream().map(agreement -> new Outbox.Change(AgreementFact.OUTCOME_CHANGED, agreement.state(),
                agreement.epoch(), agreement.version())).toList(), null);
    }

    private List<AgreementView> views(List<Agreement> found) {
        var progress = progress(found);
        return found.stream().map(one -> one.view(progress.get(one.id()))).toList();
    }

    private Map<UUID, Progress> progress(Collection<Agreement> found) {
        return agreements.progress(found.stream().map(Agreement::id).toList());
    }
}
