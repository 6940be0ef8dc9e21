package de.schulausstattung.meeting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Gatherers;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.EventEnvelope;
import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** What is bought because of agreements, and how much of it has arrived. */
@Singleton
class ProcurementItemProjection extends TableProjection<ProcurementItemProjection.ProcurementItemRow> {

    /** As many as a channel brings; each is a parameter of a statement. */
    private static final int AT_ONCE = 1_000;

    private final Event<ProcurementNews> news;
    private final ProcurementRepository items;

    ProcurementItemProjection(EntityManager entities, Event<ProcurementNews> news, ProcurementRepository items) {
        super(entities, Topic.NEEDS_PROCUREMENT_ITEM, ProcurementItemRow.class, "procurement_item", List.of(
                new Column<>("id", "uuid", ProcurementItemRow::id),
                new Column<>("schulnummer", "text", ProcurementItemRow::schulnummer),
                new Column<>("agreement_id", "uuid", ProcurementItemRow::agreementId),
                new Column<>("quantity", "int4", ProcurementItemRow::quantity),
                new Column<>("status", "text", ProcurementItemRow::status),
                new Column<>("order_number", "text", ProcurementItemRow::orderNumber),
                new Column<>("ordered_on", "date", ProcurementItemRow::orderedOn),
                new Column<>("delivered", "int4", ProcurementItemRow::delivered),
                new Column<>("in_service", "int4", ProcurementItemRow::inService),
                new Column<>("delivered_on", "date", ProcurementItemRow::deliveredOn)));
        this.news = news;
        this.items = items;
    }

    @Override
    protected void stored(List<EventEnvelope<ProcurementItemRow>> events) {
        tell(events.stream().map(event -> event.data().agreementId()).filter(Objects::nonNull).distinct().toList());
    }

    @Override
    protected void rebuilt() {
        items.agreements().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(this::tell);
    }

    private void tell(List<UUID> agreements) {
        if (!agreements.isEmpty()) {
            news.fire(new ProcurementNews(agreements));
        }
    }

    /** What we read of a procurement item's state. */
    record ProcurementItemRow(UUID id, String schulnummer, @Nullable UUID agreementId, int quantity, String status,
            @Nullable String orderNumber, @Nullable LocalDate orderedOn, int delivered, int inService,
            @Nullable LocalDate deliveredOn) {
    }
}
