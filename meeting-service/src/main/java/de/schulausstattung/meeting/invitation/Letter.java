package de.schulausstattung.meeting.invitation;

import java.util.UUID;

/**
 * A mail to be sent.
 *
 * @param lease proves that the mail is still this worker's
 * @param attempts how often it was tried, this time included
 */
record Letter(UUID id, UUID lease, int attempts, String recipient, String subject, String text, Method method, String ics) {
}
