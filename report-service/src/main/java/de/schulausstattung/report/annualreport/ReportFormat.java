package de.schulausstattung.report.annualreport;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.core.MediaType;

/** The forms of a report; JSON where the caller takes either. */
enum ReportFormat {

    JSON(MediaType.APPLICATION_JSON_TYPE),
    /** A page that needs nothing from anywhere and runs nothing. */
    HTML(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));

    private final MediaType mediaType;

    ReportFormat(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return mediaType;
    }

    /** The first form that fits what the caller accepts, best first. */
    static ReportFormat of(List<MediaType> accepted) {
        return accepted.stream().flatMap(type -> Arrays.stream(values()).filter(format -> format.mediaType.isCompatible(type)))
                .findFirst().orElse(JSON);
    }
}
