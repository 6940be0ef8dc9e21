/** Tables that people send: encodings, separators, line and column of each error. */
@NullMarked
package de.schulausstattung.inventory.csv;

import org.jspecify.annotations.NullMarked;
