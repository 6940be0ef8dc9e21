/** Events on their way in: per tenant, newest per key, upsert only if newer; what cannot be applied is parked. */
@NullMarked
package de.schulausstattung.platform.inbox;

import org.jspecify.annotations.NullMarked;
