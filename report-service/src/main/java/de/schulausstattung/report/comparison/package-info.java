/** The Träger of a Kreis beside each other: quartiles of groups that are large enough, names only by consent. */
@NullMarked
package de.schulausstattung.report.comparison;

import org.jspecify.annotations.NullMarked;
