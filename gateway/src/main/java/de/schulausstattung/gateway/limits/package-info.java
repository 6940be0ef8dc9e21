/** How many requests a caller and an address may make. */
@NullMarked
package de.schulausstattung.gateway.limits;

import org.jspecify.annotations.NullMarked;
