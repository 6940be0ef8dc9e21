/** When the database's volume runs full: first bulk work waits, then every write; reads never. */
@NullMarked
package de.schulausstattung.platform.storage;

import org.jspecify.annotations.NullMarked;
