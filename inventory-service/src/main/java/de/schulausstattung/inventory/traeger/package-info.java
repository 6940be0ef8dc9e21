/** The Schulträger of this installation; each is a tenant. */
@NullMarked
package de.schulausstattung.inventory.traeger;

import org.jspecify.annotations.NullMarked;
