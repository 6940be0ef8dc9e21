/** Invitations to talks: as iCalendar, by mail, each sent once. */
@NullMarked
package de.schulausstattung.meeting.invitation;

import org.jspecify.annotations.NullMarked;
