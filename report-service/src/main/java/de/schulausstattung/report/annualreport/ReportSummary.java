package de.schulausstattung.report.annualreport;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import de.schulausstattung.platform.web.Identified;

/**
 * A frozen report, without its content.
 *
 * @param jsonSha256 the hash of the bytes that {@code Accept: application/json} answers, hexadecimal
 * @param htmlSha256 the hash of the bytes that {@code Accept: text/html} answers
 */
public record ReportSummary(int jahr, ReportState state, LocalDate stichtag, Instant frozenAt, String frozenBy,
        @Schema(description = "SHA-256 of the JSON bytes, hexadecimal") String jsonSha256,
        @Schema(description = "SHA-256 of the HTML bytes, hexadecimal") String htmlSha256, String codeVersion)
        implements
            Identified {

    static ReportSummary of(FrozenReport report) {
        return new ReportSummary(report.jahr(), ReportState.FROZEN, report.stichtag(), report.frozenAt(), report.frozenBy(),
                report.jsonSha256(), report.htmlSha256(), report.codeVersion());
    }

    @Override
    public String pathId() {
        return String.valueOf(jahr);
    }
}
