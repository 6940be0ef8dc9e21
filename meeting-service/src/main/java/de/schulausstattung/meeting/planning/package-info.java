/** Opens the rounds of a Träger, plans the talk of each school, and tells how each school stands. */
@NullMarked
package de.schulausstattung.meeting.planning;

import org.jspecify.annotations.NullMarked;
