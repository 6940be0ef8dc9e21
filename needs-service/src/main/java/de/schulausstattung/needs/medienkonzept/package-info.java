/** The Medienkonzepte of the schools, and which Teilkompetenzen of the Medienkompetenzrahmen NRW they cover. */
@NullMarked
package de.schulausstattung.needs.medienkonzept;

import org.jspecify.annotations.NullMarked;
