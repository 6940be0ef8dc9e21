package de.schulausstattung.meeting.meeting;

/**
 * Somebody more or less takes part in a talk to which people were invited; fired within the transaction.
 *
 * @param added whether he comes; else he does not any more
 */
public record ParticipantChange(MeetingView meeting, ParticipantView participant, boolean added) {
}
