/** Traces leave the process only where an operator asked for them, and without what could name a person. */
@NullMarked
package de.schulausstattung.platform.trace;

import org.jspecify.annotations.NullMarked;
