package de.schulausstattung.report.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Versions of equipment standards; a Kreis' are kept in its own tenant, where nobody is measured by them. */
@Singleton
class StandardProjection extends TableProjection<StandardProjection.StandardRow> {

    StandardProjection(EntityManager entities) {
        super(entities, Topic.NEEDS_EQUIPMENT_STANDARD, StandardRow.class, "equipment_standard", List.of(
                new Column<>("id", "uuid", StandardRow::id),
                new Column<>("label", "text", StandardRow::label),
                new Column<>("valid_from", "date", StandardRow::validFrom),
                new Column<>("source", "text", StandardRow::source),
                new Column<>("level", "text", StandardRow::level),
                new Column<>("status", "text", StandardRow::status),
                new Column<>("counts", "jsonb", StandardRow::counts),
                new Column<>("rules", "jsonb", StandardRow::rules),
                new Column<>("adopted_from", "uuid", StandardRow::adoptedFrom)));
    }

    /** What we read of a standard's state; counts and rules are read where something is measured. */
    record StandardRow(UUID id, String label, LocalDate validFrom, String source, String level, String status, JsonNode counts,
            JsonNode rules, @Nullable UUID adoptedFrom) {
    }
}
