/** Routes as configuration, and the way of a request through one of them. */
@NullMarked
package de.schulausstattung.gateway.routing;

import org.jspecify.annotations.NullMarked;
