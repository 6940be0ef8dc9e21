/**
 * The yearly loop in figures: talks held, agreements kept, days from need to delivery, needs granted, training. Counts alone,
 * of
 * what other services own; each leads to its rows.
 */
@NullMarked
package de.schulausstattung.report.loop;

import org.jspecify.annotations.NullMarked;
