/** What operators did: noted in the transaction of the act, kept for ever, changed by nobody. */
@NullMarked
package de.schulausstattung.platform.audit;

import org.jspecify.annotations.NullMarked;
