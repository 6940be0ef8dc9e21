/** What schools have and what their Träger's standard asks for: Soll, Ist and the gap, from events. */
@NullMarked
package de.schulausstattung.needs.gap;

import org.jspecify.annotations.NullMarked;
