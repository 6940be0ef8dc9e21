package de.schulausstattung.report.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** What is bought for schools: since when it was needed, and when all of it was there. */
@Singleton
class ProcurementItemProjection extends TableProjection<ProcurementItemProjection.ProcurementItemRow> {

    ProcurementItemProjection(EntityManager entities) {
        super(entities, Topic.NEEDS_PROCUREMENT_ITEM, ProcurementItemRow.class, "procurement_item", List.of(
                new Column<>("id", "uuid", ProcurementItemRow::id),
                new Column<>("schulnummer", "text", ProcurementItemRow::schulnummer),
                new Column<>("agreement_id", "uuid", ProcurementItemRow::agreementId),
                new Column<>("quantity", "int4", ProcurementItemRow::quantity),
                new Column<>("status", "text", ProcurementItemRow::status),
                new Column<>("delivered_on", "date", ProcurementItemRow::deliveredOn),
                new Column<>("need_submitted_on", "date", ProcurementItemRow::needSubmittedOn)));
    }

    /** What we read of a procurement item's state. */
    record ProcurementItemRow(UUID id, String schulnummer, @Nullable UUID agreementId, int quantity, String status,
            @Nullable LocalDate deliveredOn, @Nullable LocalDate needSubmittedOn) {
    }
}
