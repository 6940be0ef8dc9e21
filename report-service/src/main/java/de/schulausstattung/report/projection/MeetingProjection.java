package de.schulausstattung.report.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.events.Topic;
import de.schulausstattung.platform.projection.Column;
import de.schulausstattung.platform.projection.TableProjection;

/** Talks: whether they were held, and on which day; nobody who took part. */
@Singleton
class MeetingProjection extends TableProjection<MeetingProjection.MeetingRow> {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    MeetingProjection(EntityManager entities) {
        super(entities, Topic.MEETINGS_MEETING, MeetingRow.class, "meeting", List.of(
                new Column<>("id", "uuid", MeetingRow::id),
                new Column<>("schulnummer", "text", MeetingRow::schulnummer),
                new Column<>("jahr", "int4", MeetingRow::jahr),
                new Column<>("kind", "text", MeetingRow::kind),
                new Column<>("status", "text", MeetingRow::status),
                new Column<>("appointed_on", "date", MeetingRow::appointedOn),
                new Column<>("complete", "bool", MeetingRow::complete)));
    }

    /** What we read of a talk's state. */
    record MeetingRow(UUID id, String schulnummer, int jahr, String kind, String status, @Nullable Instant startsAt,
            boolean complete) {

        @Nullable
        LocalDate appointedOn() {
            return startsAt == null ? null : LocalDate.ofInstant(startsAt, BERLIN);
        }
    }
}
