package de.schulausstattung.meeting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Needs of schools, which a talk is about. */
@Singleton
class NeedProjection extends TableProjection<NeedProjection.NeedRow> {

    NeedProjection(EntityManager entities) {
        super(entities, Topic.NEEDS_NEED, NeedRow.class, "need", List.of(
                new Column<>("id", "uuid", NeedRow::id),
                new Column<>("schulnummer", "text", NeedRow::schulnummer),
                new Column<>("jahr", "int4", NeedRow::jahr),
                new Column<>("kind", "text", NeedRow::kind),
                new Column<>("device_class", "text", NeedRow::deviceClass),
                new Column<>("training_topic", "text", NeedRow::trainingTopic),
                new Column<>("status", "text", NeedRow::status),
                new Column<>("requested", "int4", NeedRow::requested),
                new Column<>("approved", "int4", NeedRow::approved),
                new Column<>("reason", "text", NeedRow::reason),
                new Column<>("jahrgang", "text", NeedRow::jahrgang),
                new Column<>("school_priority", "int4", NeedRow::schoolPriority),
                new Column<>("traeger_priority", "int4", NeedRow::traegerPriority),
                new Column<>("submitted_on", "date", NeedRow::submittedOn),
                new Column<>("unit_price_cents", "int8", NeedRow::unitPriceCents),
                new Column<>("advice", "text", NeedRow::advice)));
    }

    /** What we read of a need's state. */
    record NeedRow(UUID id, String schulnummer, int jahr, String kind, @Nullable String deviceClass,
            @Nullable String trainingTopic, String status, int requested, @Nullable Integer approved, String reason,
            @Nullable String jahrgang, @Nullable Integer schoolPriority, @Nullable Integer traegerPriority,
            @Nullable LocalDate submittedOn, @Nullable Long unitPriceCents, @Nullable String advice) {
    }
}
