/** A POST that is sent again has one effect and one answer. */
@NullMarked
package de.schulausstattung.platform.idempotency;

import org.jspecify.annotations.NullMarked;
