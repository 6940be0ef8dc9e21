package de.schulausstattung.needs.procurement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.ProcurementItemState.ProcurementItemFact;
import de.schulausstattung.needs.need.NeedService;
import de.schulausstattung.needs.projection.DevicesStored;
import de.schulausstattung.platform.outbox.Outbox;
import de.schulausstattung.platform.paging.Page;
import de.schulausstattung.platform.paging.PageRequest;

/** What the Träger at hand buys for its schools. */
@ApplicationScoped
@Transactional
public class ProcurementService {

    /** Agreements or items that are looked at together, as many as a channel brings; each is a parameter of a statement. */
    private static final int CHUNK = 1_000;

    private final ProcurementRepository items;
    private final NeedService needs;
    private final Outbox outbox;
    private final Clock clock;

    ProcurementService(ProcurementRepository items, NeedService needs, Outbox outbox, Clock clock) {
        this.items = items;
        this.needs = needs;
        this.outbox = outbox;
        this.clock = clock;
    }

    Page<ItemView> search(ItemFilter filter, PageRequest page) {
        return items.search(filter, page);
    }

    ItemView get(UUID id) {
        return items.require(id).view();
    }

    /** What is bought for these needs, cancelled items included. */
    public List<ItemView> of(Collection<UUID> needIds) {
        return items.ofNeeds(needIds).stream().map(ProcurementItem::view).toList();
    }

    ItemView move(UUID id, MoveItem command) {
        var item = items.requireLocked(id);
        outbox.append(switch (command.transition()) {
            case ORDER -> item.order(command, LocalDate.now(clock));
            case CANCEL -> item.cancel(command);
        }, item, command.reason());
        return item.view();
    }

    ItemView correct(UUID id, CorrectOrder command, @Nullable String ifMatch) {
        var item = items.requireLocked(id);
        item.requireVersion(ifMatch);
        var before = item.state();
        item.correct(command, LocalDate.now(clock));
        if (!item.state().equals(before)) {
            outbox.append(ProcurementItemFact.CHANGED, item);
        }
        return item.view();
    }

    /**
     * Does what these agreements, as they are stored now, ask for (S4-19): each that is to be bought has one item, and a wish
     * has one however many lines carried it on, however often and in whatever order they are told. The caller's transaction
     * holds the agreements' rows.
     */
    void follow(Collection<UUID> agreements) {
        var bought = items.ofAgreements(agreements);
        for (var agreed : items.agreed(agreements)) {
            var item = bought.get(agreed.id());
            // not one that another of these agreements has just carried on
            if (item != null && item.agreement().equals(Optional.of(agreed.id()))) {
                item.follow(agreed).ifPresent(fact -> outbox.append(fact, item));
            } else if (agreed.isToBeBought() && !isCarriedOn(agreed)) {
                before(agreed).or(() -> leftBehind(agreed))
                        .ifPresentOrElse(other -> outbox.append(other.carryOn(agreed), other), () -> propose(agreed));
            }
        }
    }

    /**
     * An agreement was lost with a restore: its item returns to the line that it was bought for before, if that is to be bought
     * now. Otherwise, what nobody has ordered for it yet is not bought, until it is agreed on again.
     */
    void withdraw(UUID agreement) {
        items.ofAgreement(agreement).ifPresent(item -> {
            var former = former(item);
            if (former.isPresent()) {
                outbox.append(item.carryOn(former.get()), item);
            } else {
                item.withdraw().ifPresent(fact -> outbox.append(fact, item));
            }
        });
    }

    /** Whether another line carries this one on, though it is not known yet that this one is settled. */
    private boolean isCarriedOn(Agreed agreed) {
        return items.carryingOn(agreed.id()).stream().anyMatch(Agreed::isPurchase);
    }

    /** What is under way for the lines that this one carries on; the nearest that has an item counts. */
    private Optional<ProcurementItem> before(Agreed agreed) {
        if (agreed.carriedOverFrom() == null) {
            return Optional.empty();
        }
        var item = items.ofAgreement(agreed.carriedOverFrom());
        return item.isPresent() ? item.filter(ProcurementItem::canGoOn)
                : items.agreed(List.of(agreed.carriedOverFrom())).stream().filter(line -> line.jahr() < agreed.jahr())
                        .findFirst().flatMap(this::before);
    }

    /** The item that went from this line to one that is no more. */
    private Optional<ProcurementItem> leftBehind(Agreed agreed) {
        return items.leftBehind(agreed.id()).flatMap(items::locked).filter(ProcurementItem::canGoOn);
    }

    private Optional<Agreed> former(ProcurementItem item) {
        var former = item.formerAgreementId();
        return former == null || items.ofAgreement(former).isPresent() ? Optional.empty()
                : items.agreed(List.of(former)).stream().filter(Agreed::isToBeBought).findFirst();
    }

    /** As {@link #follow}, for every agreement there is, and for those that are no more: what was missed is made up for. */
    void followAll() {
        inChunks(items.allAgreements(), this::follow);
        inChunks(items.agreementsThatAreGone(), gone -> gone.forEach(this::withdraw));
    }

    private void inChunks(List<UUID> agreements, Consumer<List<UUID>> work) {
        agreements.stream().gather(Gatherers.windowFixed(CHUNK)).forEach(chunk -> {
            work.accept(chunk);
            items.letGo();
        });
    }

    private void propose(Agreed agreed) {
        var needSubmittedOn = agreed.needId() == null ? null : needs.submittedOn(agreed.needId()).orElse(null);
        var item = new ProcurementItem(agreed, needSubmittedOn);
        items.persist(item);
        outbox.append(ProcurementItemFact.PROPOSED, item);
        count(List.of(item.id()), LocalDate.now(clock));
    }

    /** Counts the devices of the items that devices came to or went from, in the transaction that stored the devices. */
    void countDue(@Observes DevicesStored stored) {
        var day = LocalDate.ofInstant(stored.newest(), clock.getZone());
        items.takeDue().stream().sorted().gather(Gatherers.windowFixed(CHUNK)).forEach(due -> count(due, day));
    }

    private void count(Collection<UUID> touched, LocalDate day) {
        if (touched.isEmpty()) {
            return;
        }
        var there = items.alone(touched);
        var counted = items.deliveries(there.stream().map(ProcurementItem::id).toList());
        there.forEach(item -> item.count(counted.getOrDefault(item.id(), Delivery.NONE), day)
                .ifPresent(fact -> outbox.append(fact, item)));
    }
}
