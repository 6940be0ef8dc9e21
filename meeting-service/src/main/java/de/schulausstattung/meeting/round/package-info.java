/** The round of talks of a Träger and year: when schools may book and propose, and how each school stands. */
@NullMarked
package de.schulausstattung.meeting.round;

import org.jspecify.annotations.NullMarked;
