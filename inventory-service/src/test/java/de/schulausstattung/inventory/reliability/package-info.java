/** Drills of inventory as a whole: outages, races, repetitions and hostile requests, over HTTP against real servers. */
@NullMarked
package de.schulausstattung.inventory.reliability;

import org.jspecify.annotations.NullMarked;
