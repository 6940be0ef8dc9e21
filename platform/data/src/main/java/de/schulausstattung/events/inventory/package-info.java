/** What inventory-service publishes. */
@NullMarked
package de.schulausstattung.events.inventory;

import org.jspecify.annotations.NullMarked;
