package de.schulausstattung.meeting.preparation;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.agreement.AgreementView;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.meeting.ReaderView;
import de.schulausstattung.meeting.protocol.ProtocolSummary;

/**
 * The last talk of a school: what was agreed on, and what came of it.
 *
 * @param protocol the newest final version; missing while there is none
 * @param readers who may read it
 */
public record LastMeeting(MeetingView meeting, @Nullable ProtocolSummary protocol,
        @Schema(description = "Who may read the protocol; everybody else is told that there is none") List<ReaderView> readers,
        List<AgreementView> agreements) {
}
