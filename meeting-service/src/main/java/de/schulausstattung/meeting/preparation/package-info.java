/** What a school sees of its next talk and of the one before. */
@NullMarked
package de.schulausstattung.meeting.preparation;

import org.jspecify.annotations.NullMarked;
