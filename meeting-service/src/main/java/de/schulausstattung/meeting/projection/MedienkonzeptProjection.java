package de.schulausstattung.meeting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Medienkonzepte, on which talks are based; a removed one stays as a marker. */
@Singleton
class MedienkonzeptProjection extends TableProjection<MedienkonzeptProjection.MedienkonzeptRow> {

    MedienkonzeptProjection(EntityManager entities) {
        super(entities, Topic.NEEDS_MEDIENKONZEPT, MedienkonzeptRow.class, "medienkonzept", List.of(
                new Column<>("id", "uuid", MedienkonzeptRow::id),
                new Column<>("schulnummer", "text", MedienkonzeptRow::schulnummer),
                new Column<>("label", "text", MedienkonzeptRow::version),
                new Column<>("adopted_on", "date", MedienkonzeptRow::adoptedOn),
                new Column<>("deleted", "bool", MedienkonzeptRow::deleted)));
    }

    /** What we read of a Medienkonzept's state. */
    record MedienkonzeptRow(UUID id, String schulnummer, String version, LocalDate adoptedOn, boolean deleted) {
    }
}
