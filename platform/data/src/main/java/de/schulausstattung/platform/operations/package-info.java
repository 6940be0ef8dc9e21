/** What an operator does when events do not flow: look at what is stuck, try again, discard, publish everything anew. */
@NullMarked
package de.schulausstattung.platform.operations;

import org.jspecify.annotations.NullMarked;
