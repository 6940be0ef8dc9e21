package de.schulausstattung.meeting.preparation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import de.schulausstattung.meeting.agreement.AgreementView;
import de.schulausstattung.meeting.meeting.MeetingView;
import de.schulausstattung.meeting.protocol.ProtocolSummary;

/**
 * The last talk of a school: what was agreed on, and what came of it.
 *
 * @param protocol the newest final version; missing while there is none
 */
public record LastMeeting(MeetingView meeting, @Nullable ProtocolSummary protocol, List<AgreementView> agreements) {
}
