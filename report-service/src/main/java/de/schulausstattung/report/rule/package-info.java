/**
 * The rules that figures are computed by: standards of Träger, from events, and quotas and useful lives, dated rows with a
 * source, set by the operator.
 */
@NullMarked
package de.schulausstattung.report.rule;

import org.jspecify.annotations.NullMarked;
