/**
 * The one origin of the API. It routes, checks tokens coarsely, limits and reports; it holds no business rule, and no service
 * trusts it.
 */
@NullMarked
package de.schulausstattung.gateway;

import org.jspecify.annotations.NullMarked;
