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

/** Needs of schools, with what figures need of them; reasons stay where they were written. */
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
                new Column<>("submitted_on", "date", NeedRow::submittedOn)));
    }

    /** What we read of a need's state. */
    record NeedRow(UUID id, String schulnummer, int jahr, String kind, @Nullable String deviceClass,
            @Nullable String trainingTopic, String status, int requested, @Nullable Integer approved,
            @Nullable LocalDate submittedOn) {
    }
}
