/** What needs-service publishes. */
@NullMarked
package de.schulausstattung.events.needs;

import org.jspecify.annotations.NullMarked;
