package de.schulausstattung.needs.procurement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** What was agreed on in talks; a binding purchase becomes a procurement item in the transaction that stores it. */
@Singleton
class AgreementProjection extends TableProjection<AgreementProjection.AgreementRow> {

    private final ProcurementService procurement;

    AgreementProjection(EntityManager entities, ProcurementService procurement) {
        super(entities, Topic.MEETINGS_AGREEMENT, AgreementRow.class, "agreement", List.of(
                new Column<>("id", "uuid", AgreementRow::id),
                new Column<>("meeting_id", "uuid", AgreementRow::meetingId),
                new Column<>("schulnummer", "text", AgreementRow::schulnummer),
                new Column<>("jahr", "int4", AgreementRow::jahr),
                new Column<>("zieljahr", "int4", AgreementRow::zieljahr),
                new Column<>("number", "int4", AgreementRow::number),
                new Column<>("kind", "text", AgreementRow::kind),
                new Column<>("device_class", "text", AgreementRow::deviceClass),
                new Column<>("quantity", "int4", AgreementRow::quantity),
                new Column<>("rooms", "text", AgreementRow::rooms),
                new Column<>("jahrgang", "text", AgreementRow::jahrgang),
                new Column<>("need_id", "uuid", AgreementRow::needId),
                new Column<>("carried_over_from", "uuid", AgreementRow::carriedOverFrom),
                new Column<>("budget_cents", "int8", AgreementRow::budgetCents),
                new Column<>("budget_line", "text", AgreementRow::budgetLine),
                new Column<>("due_on", "date", AgreementRow::dueOn),
                new Column<>("decision", "text", AgreementRow::decision),
                new Column<>("binding", "bool", AgreementRow::binding),
                new Column<>("outcome", "text", AgreementRow::outcome)));
        this.procurement = procurement;
    }

    /** What we read of an agreement's state. */
    record AgreementRow(UUID id, UUID meetingId, String schulnummer, int jahr, int zieljahr, int number, String kind,
            @Nullable String deviceClass, int quantity, List<UUID> roomIds, @Nullable String jahrgang, @Nullable UUID needId,
            @Nullable UUID carriedOverFrom, @Nullable Long budgetCents, @Nullable String budgetLine, @Nullable LocalDate dueOn,
            String decision, boolean binding, String outcome) {

        /** Rows are stored as arrays of columns; an array of arrays of different lengths is none. */
        String rooms() {
            return roomIds.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        }
    }

    @Override
    protected void stored(List<EventEnvelope<AgreementRow>> events) {
        procurement.follow(events.stream().map(event -> event.data().id()).toList());
    }

    @Override
    protected void forgotten(String aggregateId) {
        procurement.withdraw(UUID.fromString(aggregateId));
    }

    @Override
    protected void rebuilt() {
        procurement.followAll();
    }
}
