/** Models and devices: from receipt to disposal. */
@NullMarked
package de.schulausstattung.inventory.device;

import org.jspecify.annotations.NullMarked;
