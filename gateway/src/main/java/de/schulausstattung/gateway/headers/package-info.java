/** Which headers cross the gateway, in both directions. */
@NullMarked
package de.schulausstattung.gateway.headers;

import org.jspecify.annotations.NullMarked;
