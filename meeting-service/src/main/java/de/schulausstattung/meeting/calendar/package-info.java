/** Days on which no talk is held: Ferien, as dated data with their source, and Feiertage. */
@NullMarked
package de.schulausstattung.meeting.calendar;

import org.jspecify.annotations.NullMarked;
