/** The talk of a school and its Träger: its appointment, its grounds, and who takes part. */
@NullMarked
package de.schulausstattung.meeting.meeting;

import org.jspecify.annotations.NullMarked;
