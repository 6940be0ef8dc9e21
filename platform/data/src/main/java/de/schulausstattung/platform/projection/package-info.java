/**
 * What a service keeps of other services' aggregates, as tables: applied from events, how far they reach, and how they are
 * rebuilt.
 */
@NullMarked
package de.schulausstattung.platform.projection;

import org.jspecify.annotations.NullMarked;
