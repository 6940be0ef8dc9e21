package de.schulausstattung.report.indicator;

/**
 * Where a service lists the rows behind a figure.
 *
 * @param href the list
 * @param lists what stands in it, and what of it the figure counts
 */
public record RowsLink(String href, String lists) {
}
