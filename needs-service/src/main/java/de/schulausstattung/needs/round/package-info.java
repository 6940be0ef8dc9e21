/** The rounds in which a Träger collects, weighs and decides what its schools need. */
@NullMarked
package de.schulausstattung.needs.round;

import org.jspecify.annotations.NullMarked;
