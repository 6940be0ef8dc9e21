/** The core as an application of its own: what holds for every service. */
@NullMarked
package de.schulausstattung.platform;

import org.jspecify.annotations.NullMarked;
