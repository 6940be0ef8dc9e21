/** Aggregates behind the wall: connections bound to the tenant, versions, keyset pages, database errors as problems. */
@NullMarked
package de.schulausstattung.platform.persistence;

import org.jspecify.annotations.NullMarked;
