/** Indicators of a school and of a Träger, with definition, numerator, denominator and the way to their rows. */
@NullMarked
package de.schulausstattung.report.indicator;

import org.jspecify.annotations.NullMarked;
