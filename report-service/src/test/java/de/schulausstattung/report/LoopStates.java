package de.schulausstattung.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.meetings.AgreementState;
import de.schulausstattung.events.meetings.MeetingState;
import de.schulausstattung.events.needs.NeedState;
import de.schulausstattung.events.needs.ProcurementItemState;

/** States as needs-service and meeting-service publish them, valid by default. */
public final class LoopStates {

    private static final LocalDate SUBMITTED = LocalDate.of(2026, 1, 15);

    private LoopStates() {
    }

    /** A need of devices, granted as far as {@code approved} says, undecided where that is null. */
    public static NeedState need(String school, int jahr, String deviceClass, int requested, @Nullable Integer approved) {
        return need(school, jahr, "NEW", deviceClass, null, approved == null ? "SUBMITTED" : "APPROVED", requested, approved);
    }

    public static NeedState need(String school, int jahr, String kind, @Nullable String deviceClass, @Nullable String topic,
            String status, int requested, @Nullable Integer approved) {
        return need(school, jahr, kind, deviceClass, topic, status, requested, approved,
                status.equals("DRAFT") ? null : SUBMITTED);
    }

    public static NeedState need(String school, int jahr, String kind, @Nullable String deviceClass, @Nullable String topic,
            String status, int requested, @Nullable Integer approved, @Nullable LocalDate submittedOn) {
        return new NeedState(UUID.randomUUID(), school, UUID.randomUUID(), jahr, kind, deviceClass, topic, status, requested,
                approved, "Zu wenige", List.of("1.1"), null, null, List.of(), null, List.of(), null, null, null, submittedOn,
                null, 40_000L, null, null, null);
    }

    /** The regular talk of a school; it has its appointment in June, or none. */
    public static MeetingState meeting(String school, int jahr, String status) {
        var isAppointed = status.equals("BOOKED") || status.equals("INVITED") || status.equals("HELD");
        var startsAt = isAppointed ? Instant.parse(jahr + "-06-10T08:00:00Z") : null;
        return meeting(school, jahr, "REGULAR", status, startsAt);
    }

    public static MeetingState meeting(String school, int jahr, String kind, String status, @Nullable Instant startsAt) {
        return new MeetingState(UUID.randomUUID(), school, jahr, jahr + 1, kind, status, startsAt,
                startsAt == null ? null : startsAt.plusSeconds(3_600), null, null, true);
    }

    /** An accepted purchase of a talk of the year. */
    public static AgreementState purchase(String school, int jahr, int quantity, @Nullable LocalDate dueOn, String outcome) {
        return agreement(school, jahr, "PURCHASE", quantity, dueOn, "ACCEPTED", outcome, null);
    }

    public static AgreementState agreement(String school, int jahr, String kind, int quantity, @Nullable LocalDate dueOn,
            String decision, String outcome, @Nullable String topic) {
        return new AgreementState(UUID.randomUUID(), UUID.randomUUID(), school, jahr, jahr + 1, 1, kind,
                kind.equals("PURCHASE") ? "TABLET" : null, quantity, List.of(), null, null, null, null, dueOn, "IT_BESCHAFFUNG",
                decision, decision.equals("ACCEPTED") ? null : "Kein Geld", true, null, 0, outcome, topic);
    }

    /** All that a purchase names has arrived. */
    public static ProcurementItemState delivery(AgreementState line, LocalDate deliveredOn, @Nullable LocalDate submittedOn) {
        return item(line.schulnummer(), line.id(), line.quantity(), "DELIVERED", deliveredOn, submittedOn);
    }

    public static ProcurementItemState item(String school, @Nullable UUID agreement, int quantity, String status,
            @Nullable LocalDate deliveredOn, @Nullable LocalDate submittedOn) {
        return new ProcurementItemState(UUID.randomUUID(), school, agreement, null, "TABLET", quantity, status, "B-1",
                LocalDate.of(2026, 2, 1), deliveredOn == null ? 0 : quantity, 0, deliveredOn, submittedOn, null, null);
    }
}
