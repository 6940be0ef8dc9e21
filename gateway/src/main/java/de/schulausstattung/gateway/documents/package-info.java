/** The OpenAPI documents of the services, merged into one. */
@NullMarked
package de.schulausstattung.gateway.documents;

import org.jspecify.annotations.NullMarked;
