package de.schulausstattung.meeting.projection;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.databind.JsonNode;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Counts of pupils per school and Schuljahr. */
@Singleton
class PupilCountProjection extends TableProjection<PupilCountProjection.PupilCountRow> {

    PupilCountProjection(EntityManager entities) {
        super(entities, Topic.INVENTORY_PUPIL_COUNT, PupilCountRow.class, "pupil_count", List.of(
                new Column<>("id", "text", PupilCountRow::id),
                new Column<>("schulnummer", "text", PupilCountRow::schulnummer),
                new Column<>("schuljahr", "text", PupilCountRow::schuljahr),
                new Column<>("stichtag", "date", PupilCountRow::stichtag),
                new Column<>("counts", "jsonb", PupilCountRow::counts)));
    }

    /** What we read of a count's state; {@code counts} is a list of Jahrgang and pupils. */
    record PupilCountRow(String schulnummer, String schuljahr, LocalDate stichtag, JsonNode counts) {

        String id() {
            return schulnummer + "-" + schuljahr.substring(0, 4);
        }
    }
}
