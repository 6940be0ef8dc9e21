/** Event contracts: what crosses the border between services. No framework, only records; additive changes only. */
@NullMarked
package de.schulausstattung.events;

import org.jspecify.annotations.NullMarked;
