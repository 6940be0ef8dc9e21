package de.schulausstattung.meeting.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.meetings.AgreementState;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.platform.persistence.Aggregate;
import de.schulausstattung.platform.problem.Conflict;

/**
 * A binding line of a final protocol. What was agreed changes by a supplement alone; what comes of it changes as it is ordered
 * and delivered, and is closed, carried over or dropped in the talk of the year after.
 */
@Entity
@Table(name = "agreement")
class Agreement extends Aggregate {

    @Id
    private UUID id = new UUID(0, 0);
    private UUID meetingId = new UUID(0, 0);
    private String schulnummer = "";
    private int jahr;
    private int number;
    @Enumerated(EnumType.STRING)
    private AgreementKind kind = AgreementKind.OTHER;
    private String text = "";
    private @Nullable String deviceClass;
    private int quantity;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> roomIds = List.of();
    private @Nullable String jahrgang;
    private @Nullable UUID needId;
    private @Nullable Long budgetCents;
    private @Nullable String budgetLine;
    private @Nullable LocalDate dueOn;
    private String owner = "";
    @Enumerated(EnumType.STRING)
    private Decision decision = Decision.ACCEPTED;
    private @Nullable String decisionReason;
    private @Nullable UUID carriedOverFrom;
    private int ageYears;
    @Enumerated(EnumType.STRING)
    private Outcome outcome = Outcome.OPEN;
    private LocalDate outcomeOn = LocalDate.EPOCH;
    private @Nullable String outcomeReason;
    private @Nullable String trainingTopic;

    protected Agreement() {
    }

    Agreement(UUID id, MeetingView meeting, LocalDate today) {
        this.id = id;
        this.meetingId = meeting.id();
        this.schulnummer = meeting.schulnummer();
        this.jahr = meeting.jahr();
        this.outcomeOn = today;
    }

    /** Takes over what the final protocol says; whether that is anything new. */
    boolean agree(BindingLine line) {
        var before = state();
        number = line.number();
        kind = line.line().kind();
        text = line.line().text();
        deviceClass = line.line().deviceClass();
        quantity = line.line().quantity();
        roomIds = List.copyOf(line.line().roomIds());
        jahrgang = line.line().jahrgang();
        needId = line.line().needId();
        budgetCents = line.line().budgetCents();
        budgetLine = line.line().budgetLine();
        dueOn = line.line().dueOn();
        owner = line.line().owner();
        decision = line.line().decision();
        decisionReason = line.line().decisionReason();
        trainingTopic = line.line().trainingTopic();
        carriedOverFrom = line.carriedOverFrom();
        ageYears = line.ageYears();
        return !state().equals(before);
    }

    /** How far the purchase is; whether that is news. What was closed stays so, whatever arrives later. */
    boolean follow(Progress progress, LocalDate today) {
        if (outcome.isClosed() || outcome == progress.outcome()) {
            return false;
        }
        outcome = progress.outcome();
        outcomeOn = progress.since().orElse(today);
        return true;
    }

    /**
     * Closes the line, carries it over or drops it.
     *
     * @throws Conflict {@code agreement-closed}
     */
    void settle(Outcome settled, @Nullable String reason, LocalDate today) {
        if (outcome.isClosed()) {
            throw new Conflict("agreement-closed", number, outcome);
        }
        outcome = settled;
        outcomeOn = today;
        outcomeReason = reason;
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    AgreedLine line() {
        return new AgreedLine(kind, text, deviceClass, quantity, roomIds, jahrgang, needId, budgetCents, budgetLine, dueOn,
                owner, decision, decisionReason, trainingTopic);
    }

    AgreementView view(@Nullable Progress progress) {
        return new AgreementView(id, meetingId, schulnummer, jahr, jahr + 1, number, line(), carriedOverFrom, ageYears, outcome,
                outcomeOn, outcomeReason, progress, epoch(), version());
    }

    @Override
    public AgreementState state() {
        return new AgreementState(id, meetingId, schulnummer, jahr, jahr + 1, number, kind.name(), deviceClass, quantity,
                roomIds, jahrgang, needId, budgetCents, budgetLine, dueOn, owner, decision.name(), decisionReason, true,
                carriedOverFrom, ageYears, outcome.name(), trainingTopic);
    }
}
