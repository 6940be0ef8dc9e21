/** How metrics are kept, for all applications alike. */
@NullMarked
package de.schulausstattung.platform.metrics;

import org.jspecify.annotations.NullMarked;
