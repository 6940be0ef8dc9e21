/**
 * Inventory: owns Träger, schools, Standorte, rooms, pupil counts, device models and devices, and the public school directory
 * they are adopted from.
 */
@NullMarked
package de.schulausstattung.inventory;

import org.jspecify.annotations.NullMarked;
