package de.schulausstattung.needs.need;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.needs.NeedState;
import de.schulausstattung.events.needs.NeedState.NeedFact;
import de.schulausstattung.needs.round.OpenRound;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.persistence.Ids;
import de.schulausstattung.platform.problem.Conflict;
import de.schulausstattung.platform.problem.Rejected;

/**
 * What a school needs. Requested and approved stand side by side; what was ordered, delivered and put into service for it is
 * counted elsewhere. Each act asks the phase of the round whether it is its time.
 */
@Entity
@Table(name = "need")
class Need extends Aggregate {

    @Id
    private UUID id = Ids.next();
    private String schulnummer = "";
    private UUID roundId = new UUID(0, 0);
    private int jahr;
    @Enumerated(EnumType.STRING)
    private NeedKind kind = NeedKind.NEW;
    private @Nullable String deviceClass;
    private @Nullable String trainingTopic;
    @Enumerated(EnumType.STRING)
    private NeedStatus status = NeedStatus.DRAFT;
    private int requested;
    private @Nullable Integer approved;
    private String reason = "";
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> competences = List.of();
    private @Nullable UUID medienkonzeptId;
    private @Nullable Integer medienkonzeptPage;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> roomIds = List.of();
    private @Nullable String jahrgang;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> replacedDeviceIds = List.of();
    private @Nullable Integer schoolPriority;
    @Column(insertable = false, updatable = false)
    private int schoolPriorityKey;
    private @Nullable Integer traegerPriority;
    @Column(insertable = false, updatable = false)
    private int traegerPriorityKey;
    private @Nullable UUID causedBy;
    private @Nullable Long unitPriceCents;
    @Enumerated(EnumType.STRING)
    private @Nullable Advice advice;
    private @Nullable String adviceText;
    private @Nullable String decisionReason;
    private @Nullable LocalDate submittedOn;
    private int firstJahr;
    private @Nullable UUID predecessorId;

    protected Need() {
    }

    Need(String schulnummer, OpenRound round, DescribeNeed command) {
        this.schulnummer = schulnummer;
        roundId = round.id();
        jahr = round.jahr();
        firstJahr = round.jahr();
        round.requireOpenTo(NeedAct.CHANGE.writer());
        describe(command);
    }

    /** The need of an earlier round goes on: what it asked for, and since when. */
    private Need(Need predecessor, OpenRound round) {
        this(predecessor.schulnummer, round, predecessor.description());
        firstJahr = predecessor.firstJahr;
        submittedOn = predecessor.submittedOn;
        predecessorId = predecessor.id;
    }

    /** Takes over what was checked. */
    void change(DescribeNeed command, OpenRound round) {
        require(NeedAct.CHANGE, round);
        describe(command);
    }

    private void describe(DescribeNeed command) {
        kind = command.kind();
        deviceClass = command.deviceClass();
        trainingTopic = command.trainingTopic();
        requested = command.requested();
        reason = command.reason();
        competences = List.copyOf(command.competences());
        medienkonzeptId = command.medienkonzeptId();
        medienkonzeptPage = command.medienkonzeptPage();
        roomIds = List.copyOf(command.roomIds());
        jahrgang = command.jahrgang();
        replacedDeviceIds = List.copyOf(command.replacedDeviceIds());
        schoolPriority = command.schoolPriority();
        causedBy = command.causedBy();
        unitPriceCents = command.unitPriceCents();
    }

    /** Puts it before the Träger; one that was carried on is known since its first submission. */
    NeedFact submit(OpenRound round, LocalDate today) {
        move(NeedAct.SUBMIT, round);
        if (submittedOn == null) {
            submittedOn = today;
        }
        return NeedFact.SUBMITTED;
    }

    NeedFact withdraw(OpenRound round, @Nullable String why) {
        require(NeedAct.WITHDRAW, round);
        requireReason(why);
        move(NeedAct.WITHDRAW, round);
        return NeedFact.WITHDRAWN;
    }

    void advise(AdviseNeed command, OpenRound round) {
        require(NeedAct.ADVISE, round);
        advice = command.advice();
        adviceText = command.text();
    }

    void rank(RankNeed command, OpenRound round) {
        require(NeedAct.RANK, round);
        traegerPriority = command.priority();
    }

    /**
     * Grants it, wholly or in part.
     *
     * @throws Rejected {@code quantity-too-large}, {@code price-required} or {@code reason-required}
     */
    NeedFact approve(DecideNeed command, OpenRound round) {
        require(NeedAct.APPROVE, round);
        int granted = command.quantity() == null ? requested : command.quantity();
        if (granted > requested) {
            throw new Rejected("quantity-too-large", granted, requested);
        }
        if (granted < requested) {
            requireReason(command.reason());
        }
        var price = command.unitPriceCents() == null ? unitPriceCents : command.unitPriceCents();
        if (price == null && kind != NeedKind.TRAINING) {
            throw new Rejected("price-required");
        }
        move(NeedAct.APPROVE, round);
        approved = granted;
        unitPriceCents = price;
        decisionReason = command.reason();
        return NeedFact.APPROVED;
    }

    NeedFact reject(OpenRound round, @Nullable String why) {
        require(NeedAct.REJECT, round);
        requireReason(why);
        move(NeedAct.REJECT, round);
        approved = null;
        decisionReason = why;
        return NeedFact.REJECTED;
    }

    /** Ends here and goes on in a later round, as a draft that the school looks through again. */
    Need carryOver(OpenRound to) {
        require(NeedAct.CARRY_OVER, to);
        if (to.jahr() <= jahr) {
            throw new Rejected("round-not-later", to.jahr(), jahr);
        }
        move(NeedAct.CARRY_OVER, to);
        return new Need(this, to);
    }

    /** What was granted costs so much. */
    long costCents() {
        return approved == null || unitPriceCents == null ? 0 : approved * unitPriceCents;
    }

    /** Whether the act is possible now, whoever may do it. */
    boolean allows(NeedAct act, OpenRound round) {
        return act.isPossibleFrom(status) && (act == NeedAct.CARRY_OVER || round.isOpenTo(act.writer()));
    }

    private void move(NeedAct act, OpenRound round) {
        require(act, round);
        status = act.to() == null ? status : act.to();
    }

    private void require(NeedAct act, OpenRound round) {
        if (!act.isPossibleFrom(status)) {
            throw new Conflict("transition-not-allowed", status, act);
        }
        round.requireOpenTo(act.writer());
    }

    private static void requireReason(@Nullable String why) {
        if (why == null || why.isBlank()) {
            throw new Rejected("reason-required");
        }
    }

    UUID id() {
        return id;
    }

    UUID roundId() {
        return roundId;
    }

    String schulnummer() {
        return schulnummer;
    }

    NeedStatus status() {
        return status;
    }

    int jahr() {
        return jahr;
    }

    @Nullable
    String deviceClass() {
        return deviceClass;
    }

    List<UUID> replacedDeviceIds() {
        return replacedDeviceIds;
    }

    String schoolPriorityKey() {
        return String.valueOf(schoolPriorityKey);
    }

    String traegerPriorityKey() {
        return String.valueOf(traegerPriorityKey);
    }

    /** How many years the wish is older than what it is wanted for now. */
    int ageYears() {
        return jahr - firstJahr;
    }

    DescribeNeed description() {
        return new DescribeNeed(kind, deviceClass, trainingTopic, requested, reason, competences, medienkonzeptId,
                medienkonzeptPage, roomIds, jahrgang, replacedDeviceIds, schoolPriority, causedBy, unitPriceCents);
    }

    @Override
    public NeedState state() {
        return new NeedState(id, schulnummer, roundId, jahr, kind.name(), deviceClass, trainingTopic, status.name(), requested,
                approved, reason, competences, medienkonzeptId, medienkonzeptPage, roomIds, jahrgang, replacedDeviceIds,
                schoolPriority, traegerPriority, causedBy, submittedOn, predecessorId, unitPriceCents,
                advice == null ? null : advice.name(), adviceText, decisionReason);
    }
}
