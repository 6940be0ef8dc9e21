package de.schulausstattung.needs.procurement;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.ProcurementItemState;
import de.schulausstattung.events.needs.ProcurementItemState.ProcurementItemFact;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

/**
 * One line of what is bought. Its status follows from facts: that it was cancelled, that all of it is there, that it was
 * ordered; nobody sets it.
 */
@Entity
@Table(name = "procurement_item")
class ProcurementItem extends Aggregate {

    @Id
    private UUID id = new UUID(0, 0);
    private String schulnummer = "";
    private @Nullable UUID agreementId;
    private @Nullable UUID needId;
    private int jahr;
    private int zieljahr;
    private String deviceClass = "";
    private int quantity;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> roomIds = List.of();
    private @Nullable String jahrgang;
    @Enumerated(EnumType.STRING)
    private ProcurementStatus status = ProcurementStatus.PROPOSED;
    private @Nullable String orderNumber;
    private @Nullable LocalDate orderedOn;
    private int delivered;
    private int inService;
    private @Nullable LocalDate deliveredOn;
    private @Nullable LocalDate needSubmittedOn;
    private @Nullable Long budgetCents;
    private @Nullable String budgetLine;
    private @Nullable LocalDate dueOn;
    @Column(insertable = false, updatable = false)
    private @Nullable LocalDate dueKey;
    private @Nullable String cancelReason;
    /** By what became of its agreement, not by a person: it comes back with it. */
    private boolean cancelledWithAgreement;
    /** What it was bought for before, oldest first. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> formerAgreementIds = List.of();

    protected ProcurementItem() {
    }

    /** What was agreed on is to be bought. */
    ProcurementItem(Agreed agreed, @Nullable LocalDate needSubmittedOn) {
        id = idOf(agreed.id());
        agreementId = agreed.id();
        this.needSubmittedOn = needSubmittedOn;
        take(agreed);
    }

    /**
     * The item of an agreement has the same id for ever: devices name it, and after a restored backup they must still name the
     * item that the agreement becomes once more.
     */
    static UUID idOf(UUID agreement) {
        return UUID.nameUUIDFromBytes(("meetings.agreement/" + agreement).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Follows what the agreement says now: a Nachtrag may change it until it is ordered; one that was settled is not bought.
     *
     * @return the fact that was established, if one was
     */
    Optional<ProcurementItemFact> follow(Agreed agreed) {
        if (cancelledWithAgreement && agreed.isToBeBought()) {
            cancelReason = null;
            cancelledWithAgreement = false;
            take(agreed);
            conclude();
            return Optional.of(ProcurementItemFact.CHANGED);
        }
        if (status != ProcurementStatus.PROPOSED || delivered > 0) {
            return Optional.empty();
        }
        if (!agreed.isToBeBought()) {
            return Optional.of(cancelWithAgreement(agreed.decision() + " " + agreed.outcome()));
        }
        var before = view();
        take(agreed);
        return view().equals(before) ? Optional.empty() : Optional.of(ProcurementItemFact.CHANGED);
    }

    /** Its agreement is no more; what was ordered or has arrived stays, somebody must decide on it. */
    Optional<ProcurementItemFact> withdraw() {
        if (status != ProcurementStatus.PROPOSED || delivered > 0) {
            return Optional.empty();
        }
        return Optional.of(cancelWithAgreement("LOST"));
    }

    private ProcurementItemFact cancelWithAgreement(String why) {
        cancelReason = "meetings.agreement " + why;
        cancelledWithAgreement = true;
        conclude();
        return ProcurementItemFact.CANCELLED;
    }

    /** Whether something of it is still to be bought or to come, or would be if somebody still agreed on it. */
    boolean canGoOn() {
        return status == ProcurementStatus.PROPOSED || status == ProcurementStatus.ORDERED || cancelledWithAgreement;
    }

    /**
     * Goes on for the line that carries its line on, so that nothing is bought twice for one wish, or for one that it was
     * bought for before; what is not ordered yet follows that line.
     */
    ProcurementItemFact carryOn(Agreed agreed) {
        var before = formerAgreementIds.indexOf(agreed.id());
        formerAgreementIds = before < 0
                ? Stream.concat(formerAgreementIds.stream(), Stream.ofNullable(agreementId)).toList()
                : List.copyOf(formerAgreementIds.subList(0, before));
        agreementId = agreed.id();
        jahr = agreed.jahr();
        zieljahr = agreed.zieljahr();
        dueOn = agreed.dueOn();
        follow(agreed);
        return ProcurementItemFact.CHANGED;
    }

    /** The agreement that it was bought for before; null if there is none. */
    @Nullable
    UUID formerAgreementId() {
        return formerAgreementIds.isEmpty() ? null : formerAgreementIds.getLast();
    }

    private void take(Agreed agreed) {
        schulnummer = agreed.schulnummer();
        needId = agreed.needId();
        jahr = agreed.jahr();
        zieljahr = agreed.zieljahr();
        deviceClass = Objects.requireNonNull(agreed.deviceClass());
        quantity = agreed.quantity();
        roomIds = List.copyOf(agreed.roomIds());
        jahrgang = agreed.jahrgang();
        budgetCents = agreed.budgetCents();
        budgetLine = agreed.budgetLine();
        dueOn = agreed.dueOn();
    }

    /**
     * Notes the order.
     *
     * @throws Rejected {@code order-number-required} or {@code order-in-future}
     * @throws Conflict {@code transition-not-allowed} where it is ordered or cancelled already
     */
    ProcurementItemFact order(MoveItem command, LocalDate today) {
        if (orderedOn != null || cancelReason != null) {
            throw new Conflict("transition-not-allowed", status, command.transition());
        }
        if (command.orderNumber() == null || command.orderNumber().isBlank()) {
            throw new Rejected("order-number-required");
        }
        note(command.orderNumber(), command.orderedOn() == null ? today : command.orderedOn(), today);
        conclude();
        return ProcurementItemFact.ORDERED;
    }

    /**
     * Mends number and day of the order.
     *
     * @throws Conflict {@code not-ordered}
     */
    void correct(CorrectOrder command, LocalDate today) {
        if (orderedOn == null) {
            throw new Conflict("not-ordered");
        }
        note(command.orderNumber(), command.orderedOn(), today);
    }

    private void note(String number, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw new Rejected("order-in-future", day);
        }
        orderNumber = number.strip();
        orderedOn = day;
    }

    /**
     * Will not be bought, or what has not arrived will not come.
     *
     * @throws Rejected {@code reason-required}
     */
    ProcurementItemFact cancel(MoveItem command) {
        if (status != ProcurementStatus.PROPOSED && status != ProcurementStatus.ORDERED) {
            throw new Conflict("transition-not-allowed", status, command.transition());
        }
        if (command.reason() == null || command.reason().isBlank()) {
            throw new Rejected("reason-required");
        }
        cancelReason = command.reason();
        conclude();
        return ProcurementItemFact.CANCELLED;
    }

    /**
     * Takes over how many devices name it, and how many of them are in service.
     *
     * @param day when the newest of these counts came about
     * @return the fact that was established; empty where nothing changed
     */
    Optional<ProcurementItemFact> count(Delivery counted, LocalDate day) {
        if (counted.delivered() == delivered && counted.inService() == inService) {
            return Optional.empty();
        }
        var wasComplete = isComplete();
        delivered = counted.delivered();
        inService = counted.inService();
        if (!isComplete()) {
            deliveredOn = null;
        } else if (!wasComplete) {
            deliveredOn = day;
        }
        conclude();
        return Optional.of(!wasComplete && status == ProcurementStatus.DELIVERED ? ProcurementItemFact.DELIVERED
                : ProcurementItemFact.RECEIVED);
    }

    private boolean isComplete() {
        return delivered >= quantity;
    }

    private void conclude() {
        if (cancelReason != null) {
            status = ProcurementStatus.CANCELLED;
        } else if (isComplete()) {
            status = ProcurementStatus.DELIVERED;
        } else {
            status = orderedOn == null ? ProcurementStatus.PROPOSED : ProcurementStatus.ORDERED;
        }
    }

    UUID id() {
        return id;
    }

    String dueKey() {
        return String.valueOf(dueKey);
    }

    /** What it is bought for; nothing where no agreement asked for it. */
    Optional<UUID> agreement() {
        return Optional.ofNullable(agreementId);
    }

    ItemView view() {
        return new ItemView(id, schulnummer, agreementId, needId, jahr, zieljahr, deviceClass, quantity, roomIds, jahrgang,
                status, orderNumber, orderedOn, delivered, inService, deliveredOn, needSubmittedOn, budgetCents, budgetLine,
                dueOn, cancelReason, epoch(), version());
    }

    @Override
    public ProcurementItemState state() {
        return new ProcurementItemState(id, schulnummer, agreementId, needId, deviceClass, quantity, status.name(), orderNumber,
                orderedOn, delivered, inService, deliveredOn, needSubmittedOn, budgetCents, budgetLine);
    }
}
