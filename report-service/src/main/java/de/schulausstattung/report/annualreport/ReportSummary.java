package de.schulausstattung.report.annualreport;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A frozen report, without its content.
 *
 * @param version 1 for the first report of the year; the newest is shown where no version is asked for
 * @param yearOver false where it was frozen before the year had ended, as a state of the running year
 * @param reason why there is another version
 * @param jsonSha256 the hash of the bytes that {@code Accept: application/json} answers, hexadecimal
 * @param htmlSha256 the hash of the bytes that {@code Accept: text/html} answers
 */
public record ReportSummary(int jahr, int version, ReportState state, LocalDate stichtag, boolean yearOver,
        @Nullable String reason, Instant frozenAt, String frozenBy,
        @Schema(description = "SHA-256 of the JSON bytes, hexadecimal") String jsonSha256,
        @Schema(description = "SHA-256 of the HTML bytes, hexadecimal") String htmlSha256, String codeVersion) {

    static ReportSummary of(FrozenReport report) {
        return new ReportSummary(report.jahr(), report.version(), ReportState.FROZEN, report.stichtag(), report.yearOver(),
                report.reason(), report.frozenAt(), report.frozenBy(), report.jsonSha256(), report.htmlSha256(),
                report.codeVersion());
    }

    /** Where this version is found, from the base path on. */
    String path() {
        return "annual-reports/" + jahr + "?version=" + version;
    }
}
