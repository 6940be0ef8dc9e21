/**
 * Reports: read models that events fill and that can be rebuilt at any time, and the annual reports that are frozen from them.
 * Owns nothing but frozen reports and the release of figures to the Kreis.
 */
@NullMarked
package de.schulausstattung.report;

import org.jspecify.annotations.NullMarked;
