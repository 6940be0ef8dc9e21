/** Equipment standards: versioned, dated rules of a Kreis or Träger; a Träger adopts and deviates with a reason. */
@NullMarked
package de.schulausstattung.needs.standard;

import org.jspecify.annotations.NullMarked;
