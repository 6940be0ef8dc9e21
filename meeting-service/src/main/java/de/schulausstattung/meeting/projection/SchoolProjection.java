package de.schulausstattung.meeting.projection;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Schools; a closed one keeps its number and its row. */
@Singleton
class SchoolProjection extends TableProjection<SchoolProjection.SchoolRow> {

    SchoolProjection(EntityManager entities) {
        super(entities, Topic.INVENTORY_SCHOOL, SchoolRow.class, "school", List.of(
                new Column<>("schulnummer", "text", SchoolRow::schulnummer),
                new Column<>("schulform", "text", SchoolRow::schulform),
                new Column<>("name", "text", SchoolRow::name),
                new Column<>("operating", "bool", SchoolRow::operating),
                new Column<>("closed_on", "date", SchoolRow::closedOn)));
    }

    /** What we read of a school's state. */
    record SchoolRow(String schulnummer, String schulform, String name, boolean operating, @Nullable LocalDate closedOn) {
    }
}
