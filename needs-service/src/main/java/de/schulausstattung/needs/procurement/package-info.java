/** What is bought: one chain of orders per agreement, counted down by the devices that arrive. */
@NullMarked
package de.schulausstattung.needs.procurement;

import org.jspecify.annotations.NullMarked;
