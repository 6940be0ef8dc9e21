/** The fictional Kreis Musterland: Träger, schools, rooms, pupils and devices, the same at every run. */
@NullMarked
package de.schulausstattung.local.demo;

import org.jspecify.annotations.NullMarked;
