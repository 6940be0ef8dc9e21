/** Events on their way out: appended in the transaction of the change, published by the relay. */
@NullMarked
package de.schulausstattung.platform.outbox;

import org.jspecify.annotations.NullMarked;
