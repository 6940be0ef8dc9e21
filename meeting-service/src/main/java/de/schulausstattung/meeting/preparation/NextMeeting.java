package de.schulausstattung.meeting.preparation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.agenda.AgendaItemView;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.meeting.ParticipantView;
import de.schulausstattung.meeting.meeting.Party;

/**
 * The next talk of a school: when, with whom, and what to bring.
 *
 * @param missingParties which of the three parties is not represented yet as it must be
 * @param medienkonzept the one it is based on, or else the newest of the school
 * @param agenda what it is about
 */
public record NextMeeting(MeetingView meeting, List<ParticipantView> participants,
        @Schema(description = "Which of the three parties is not represented yet as it must be") List<Party> missingParties,
        @Nullable Paper medienkonzept, List<AgendaItemView> agenda,
        @Schema(description = "Whether the dossier went out with an invitation") boolean dossier) {

    /** A paper that the talk is about. */
    public record Paper(UUID id, String label, LocalDate adoptedOn) {
    }
}
