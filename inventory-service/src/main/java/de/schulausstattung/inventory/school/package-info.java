/** The schools a Träger adopted from the directory, and their pupils per Jahrgang. */
@NullMarked
package de.schulausstattung.inventory.school;

import org.jspecify.annotations.NullMarked;
