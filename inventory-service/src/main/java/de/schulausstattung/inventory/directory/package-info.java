/** The public school directory: imported by the operator from official lists, read by everybody. */
@NullMarked
package de.schulausstattung.inventory.directory;

import org.jspecify.annotations.NullMarked;
