/**
 * What events of other services leave here: Träger, schools, rooms, pupil counts and devices, as far as needs speak of them.
 */
@NullMarked
package de.schulausstattung.needs.projection;

import org.jspecify.annotations.NullMarked;
