/** Standorte and rooms of a school. */
@NullMarked
package de.schulausstattung.inventory.site;

import org.jspecify.annotations.NullMarked;
