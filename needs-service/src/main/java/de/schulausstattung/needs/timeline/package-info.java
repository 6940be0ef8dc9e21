/** Where a wish is now: one line of time from the first draft to the last device in service. */
@NullMarked
package de.schulausstattung.needs.timeline;

import org.jspecify.annotations.NullMarked;
