/** Devices from a file: checked with the rules of a single device, stored set by set. */
@NullMarked
package de.schulausstattung.inventory.deviceimport;

import org.jspecify.annotations.NullMarked;
