/** The annual report of a Träger: a draft from today's read models, or frozen for ever. */
@NullMarked
package de.schulausstattung.report.annualreport;

import org.jspecify.annotations.NullMarked;
