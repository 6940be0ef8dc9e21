/** The rules that figures are computed by: quotas and useful lives, dated rows with a source, set by the operator. */
@NullMarked
package de.schulausstattung.report.rule;

import org.jspecify.annotations.NullMarked;
