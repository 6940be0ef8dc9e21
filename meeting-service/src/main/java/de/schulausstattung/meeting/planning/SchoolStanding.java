package de.schulausstattung.meeting.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.meeting.MeetingStatus;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.projection.KnownMedienkonzept;
import de.schulausstattung.meeting.projection.KnownSchool;

/**
 * How a school stands in a round.
 *
 * @param meetingId its regular talk; missing where the school came into operation after the talks were planned
 * @param medienkonzept how the school names its newest one
 */
public record SchoolStanding(String schulnummer, String name, @Nullable UUID meetingId, @Nullable MeetingStatus status,
        @Nullable Instant startsAt, @Nullable String medienkonzept, @Nullable LocalDate medienkonzeptAdoptedOn,
        @Schema(description = "What is still missing") Set<Lack> lacks) {

    static SchoolStanding of(KnownSchool school, @Nullable MeetingView meeting, boolean accepted,
            @Nullable KnownMedienkonzept concept) {
        var lacks = EnumSet.noneOf(Lack.class);
        if (meeting == null || meeting.startsAt() == null) {
            lacks.add(Lack.APPOINTMENT);
        }
        if (!accepted) {
            lacks.add(Lack.ACCEPTANCE);
        }
        if (concept == null) {
            lacks.add(Lack.MEDIENKONZEPT);
        }
        if (meeting == null || !meeting.complete()) {
            lacks.add(Lack.PARTY);
        }
        return new SchoolStanding(school.schulnummer(), school.name(), meeting == null ? null : meeting.id(),
                meeting == null ? null : meeting.status(), meeting == null ? null : meeting.startsAt(),
                concept == null ? null : concept.label(), concept == null ? null : concept.adoptedOn(), lacks);
    }
}
