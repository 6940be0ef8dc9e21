package de.schulausstattung.platform.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A problem document (RFC 9457), the body of every error of every service and of the gateway.
 *
 * @param type {@code /problems/<slug>}; the gateway serves a page there
 * @param detail a sentence that a user may read
 * @param requestId names this request in the logs
 * @param violations the fields and parameters that are wrong, if any
 * @param retryAfter seconds after which to try again, if that helps
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, @Nullable String requestId,
        List<Violation> violations, @Nullable Integer retryAfter) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
