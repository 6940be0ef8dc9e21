/** What every operation of every OpenAPI document has in common. */
@NullMarked
package de.schulausstattung.platform.openapi;

import org.jspecify.annotations.NullMarked;
