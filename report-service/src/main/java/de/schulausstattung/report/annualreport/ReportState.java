package de.schulausstattung.report.annualreport;

/** Whether a report may still change. */
public enum ReportState {
    /** From today's read models; the next call may answer other figures. */
    DRAFT,
    /** For ever the same bytes. */
    FROZEN
}
