/** What a Träger may spend per category and Haushaltsjahr, and what of it is still free. */
@NullMarked
package de.schulausstattung.needs.budget;

import org.jspecify.annotations.NullMarked;
