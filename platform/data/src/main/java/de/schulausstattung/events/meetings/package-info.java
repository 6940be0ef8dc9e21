/** What meeting-service publishes. */
@NullMarked
package de.schulausstattung.events.meetings;

import org.jspecify.annotations.NullMarked;
