/** The appointments that teams offer: fixed time frames, of which each school books one. */
@NullMarked
package de.schulausstattung.meeting.slot;

import org.jspecify.annotations.NullMarked;
