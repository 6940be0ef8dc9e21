/** What the gateway answers itself when it does not let a request through: problem documents. */
@NullMarked
package de.schulausstattung.gateway.refusal;

import org.jspecify.annotations.NullMarked;
